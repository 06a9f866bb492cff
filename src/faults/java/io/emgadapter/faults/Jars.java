package io.emgadapter.faults;

import io.emgadapter.EmgAdapter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The class path of the instances, nothing but jars, so that a cache can stand for it: the adapter
 * as it was packaged where the setting {@code faults.jar} names that, else the classes that this
 * process has; and the few classes of the campaign that run there.
 */
final class Jars {
  private static final List<String> OURS =
      List.of(
          "io/emgadapter/faults/Child",
          "io/emgadapter/faults/Halting",
          "io/emgadapter/sandbox/BrokerJDeclarables.",
          "META-INF/services/io.emgadapter");

  private final Path folder;

  private Jars(Path folder) {
    this.folder = folder;
  }

  /** Makes them in this folder. */
  static List<Path> in(Path folder) {
    Jars jars = new Jars(folder);
    String packaged = System.getProperty("faults.jar", "");
    List<Path> all =
        new ArrayList<>(packaged.isEmpty() ? jars.classes() : jars.extracted(Path.of(packaged)));
    all.add(jars.hook());
    return all;
  }

  /** What this process runs with; folders become jars. */
  private List<Path> classes() {
    Path own =
        Path.of(EmgAdapter.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    Path adapter = Files.isDirectory(own) ? jar("adapter.jar", own, _ -> true) : own;
    Stream<Path> others =
        Arrays.stream(System.getProperty("java.class.path").split(":", -1))
            .map(Path::of)
            .filter(path -> path.toString().endsWith(".jar") && !path.equals(own));
    return Stream.concat(Stream.of(adapter), others).toList();
  }

  private List<Path> extracted(Path packaged) {
    Path to = folder.resolve("packaged");
    run(
        List.of(
            Launch.java(),
            "-Djarmode=tools",
            "-jar",
            packaged.toString(),
            "extract",
            "--force",
            "--destination",
            to.toString()));
    try (Stream<Path> libraries = Files.list(to.resolve("lib"))) {
      return Stream.concat(Stream.of(to.resolve(packaged.getFileName())), libraries.sorted())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(List<String> command) {
    try {
      int code = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("Failed with " + code + ": " + command);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The few classes of the campaign that run in an instance. */
  private Path hook() {
    Path tests = Path.of(Child.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return jar("hook.jar", tests, name -> OURS.stream().anyMatch(name::startsWith));
  }

  private Path jar(String name, Path root, Predicate<String> which) {
    Path jar = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> files = Files.walk(root).skip(1).sorted()) {
      for (Path each : files.toList()) {
        String entry = root.relativize(each).toString();
        if (Files.isDirectory(each)) {
          // Flyway and Spring look for what is in a folder by the folder's own entry.
          out.putNextEntry(new JarEntry(entry + "/"));
        } else if (which.test(entry)) {
          out.putNextEntry(new JarEntry(entry));
          Files.copy(each, out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }
}
