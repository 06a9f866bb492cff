package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.yaml.snakeyaml.Yaml;

/**
 * A compose file whose services are started as processes: each gets the environment, the secrets
 * and the volumes that the file gives it, below a folder in the place of the container's root.
 */
final class ComposeFile {
  private final Path root;
  private final Map<String, Object> file;

  ComposeFile(Path path, Path root) throws IOException {
    this.root = root;
    this.file = new Yaml().load(Files.readString(path));
  }

  /** A service that runs; its health check is the file's own command, run by this machine. */
  record Service(Process process, List<String> check, Map<String, String> environment)
      implements AutoCloseable {

    boolean isHealthy() throws IOException, InterruptedException {
      assertThat(process.isAlive()).as("the process of the service runs").isTrue();
      ProcessBuilder builder = new ProcessBuilder(check);
      builder.environment().putAll(environment);
      Process checking =
          builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return checking.waitFor(10, TimeUnit.SECONDS) && checking.exitValue() == 0;
    }

    @Override
    public void close() {
      process.destroy();
      try {
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Starts a service.
   *
   * @param jar what its image runs
   * @param changed what is different on this machine: ports, and where its peers are
   */
  Service start(String name, String jar, Map<String, String> changed) throws IOException {
    Map<String, String> environment = new HashMap<>();
    map(service(name), "environment")
        .forEach((key, value) -> environment.put(key, byDefault(value.toString())));
    environment.replaceAll((_, value) -> value.startsWith("/") ? root + value : value);
    environment.putAll(changed);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-jar",
            Path.of(jar).toAbsolutePath().toString());
    return start(name, command, environment, Map.of());
  }

  /**
   * Starts a service with the command of the file.
   *
   * @param program what its image runs
   * @param changed texts of the command, the check and the mounted files that are different here
   */
  Service startCommand(String name, String program, Map<String, String> changed)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(program));
    for (String argument : ComposeFile.<String>list(service(name), "command")) {
      command.add(changed(argument.replace("=/", "=" + root + "/"), changed));
    }
    return start(name, command, Map.of(), changed);
  }

  private Service start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Map<String, String> changed)
      throws IOException {
    Map<String, Object> service = service(name);
    secrets(service);
    Path work = volumes(service, Files.createDirectories(root.resolve(name)), changed);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    File log = root.resolve(name + ".log").toFile();
    Process process =
        builder.directory(work.toFile()).redirectErrorStream(true).redirectOutput(log).start();
    List<String> check = new ArrayList<>(list(map(service, "healthcheck"), "test"));
    assertThat(check.removeFirst()).isEqualTo("CMD");
    check.replaceAll(each -> changed(each.replace("$$", "$"), changed));
    return new Service(process, check, environment);
  }

  private Map<String, Object> service(String name) {
    return map(map(file, "services"), name);
  }

  /** What a variable of the host is where nobody sets it. */
  private static String byDefault(String value) {
    return value.replaceAll("\\$\\{\\w+:-([^}]*)}", "$1");
  }

  private static String changed(String text, Map<String, String> changes) {
    String result = text;
    for (Map.Entry<String, String> each : changes.entrySet()) {
      result = result.replace(each.getKey(), each.getValue());
    }
    return result;
  }

  /** Those without a place of their own lie in the folder of all secrets. */
  private void secrets(Map<String, Object> service) throws IOException {
    for (Object secret : list(service, "secrets")) {
      String name = secret instanceof Map<?, ?> map ? "" + map.get("source") : secret.toString();
      String target =
          secret instanceof Map<?, ?> map ? "" + map.get("target") : "/run/secrets/" + name;
      String source = map(map(file, "secrets"), name).get("file").toString();
      write(below(target), Files.readString(Path.of(source)));
    }
  }

  /** Those below the image's working directory lie below the process's; others below the root. */
  private Path volumes(Map<String, Object> service, Path work, Map<String, String> changed)
      throws IOException {
    for (Map<String, Object> volume : ComposeFile.<Map<String, Object>>list(service, "volumes")) {
      String target = volume.get("target").toString();
      if ("bind".equals(volume.get("type"))) {
        Path copy = target.startsWith("/app/") ? work.resolve(target.substring(5)) : below(target);
        write(copy, changed(Files.readString(Path.of(volume.get("source").toString())), changed));
      } else {
        Files.createDirectories(below(target));
      }
    }
    return work;
  }

  private Path below(String target) {
    return root.resolve(target.substring(1));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> of, String name) {
    return (Map<String, Object>) of.get(name);
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T> list(Map<String, Object> of, String name) {
    return (List<T>) of.getOrDefault(name, List.of());
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
