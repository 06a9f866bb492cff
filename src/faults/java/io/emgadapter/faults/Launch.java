package io.emgadapter.faults;

import io.emgadapter.EmgAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How an instance is started, and started fast: what a first run has loaded and linked comes from a
 * cache.
 */
final class Launch {
  private final List<Path> jars;
  private final Path cache;

  /**
   * @param folder where jars and cache are; made anew
   */
  Launch(Path folder) {
    this.cache = folder.resolve("instance.aot");
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(cache);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.jars = Jars.in(folder);
  }

  /** Whether a first run has made the cache. */
  boolean isTrained() {
    return Files.exists(cache);
  }

  /** The command line of the run that makes the cache when it ends. */
  List<String> training(String name, int control, List<String> options) {
    return command("-XX:AOTCacheOutput=" + cache, name, control, options);
  }

  /** The command line of an instance that is to start fast. */
  List<String> fast(String name, int control, List<String> options) {
    List<String> all = new ArrayList<>(options);
    all.add("-XX:TieredStopAtLevel=1");
    return command(isTrained() ? "-XX:AOTCache=" + cache : "-Xshare:auto", name, control, all);
  }

  /** The command line of an instance as anybody runs it. */
  List<String> plain(String name, int control, List<String> options) {
    return command("-Xshare:auto", name, control, options);
  }

  private List<String> command(String caching, String name, int control, List<String> options) {
    List<String> command = new ArrayList<>(List.of(java(), caching));
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xlog:disable", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.add("-D" + ChildControl.NAME + "=" + name);
    command.add("-D" + ChildControl.PORT + "=" + control);
    command.add("-cp");
    command.add(String.join(":", jars.stream().map(Path::toString).toList()));
    command.add(EmgAdapter.class.getName());
    return command;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
