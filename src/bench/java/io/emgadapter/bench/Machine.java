package io.emgadapter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where it was measured.
 *
 * @param text in one sentence
 */
record Machine(String text) {

  static Machine of(World world) {
    return new Machine(
        "%d cores of %s, %d GiB, %s %s, Java %s, %s, %s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                cpuModel(),
                Math.round(memoryKilobytes() / 1_048_576.0),
                System.getProperty("os.name"),
                System.getProperty("os.version").replaceAll("-.*", ""),
                Runtime.version(),
                world.database().kind(),
                world.rabbit().kind()));
  }

  private static String cpuModel() {
    return line("/proc/cpuinfo", "model name").replaceAll(".*:\\s*", "");
  }

  private static long memoryKilobytes() {
    String digits = line("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  private static String line(String file, String begin) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(begin))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
