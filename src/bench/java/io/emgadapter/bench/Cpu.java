package io.emgadapter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * CPU time in seconds as Linux counts it ({@code /proc}, proc(5)); NaN where there is none. Its
 * clock ticks a hundred times a second.
 */
final class Cpu {
  private static final double TICK = 0.01;

  private Cpu() {}

  /** User and system time of a process, all its threads, dead ones included. */
  static double of(long pid) {
    List<String> fields = stat(pid);
    return fields.isEmpty() ? Double.NaN : (number(fields, 11) + number(fields, 12)) * TICK;
  }

  /** The same of a process, its children, and those of its children that have ended. */
  static double ofFamily(long pid) {
    List<String> fields = stat(pid);
    if (fields.isEmpty()) {
      return Double.NaN;
    }
    double sum =
        (number(fields, 11) + number(fields, 12) + number(fields, 13) + number(fields, 14)) * TICK;
    return sum + children(pid).mapToDouble(Cpu::of).filter(each -> !Double.isNaN(each)).sum();
  }

  private static Stream<Long> children(long pid) {
    return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).map(ProcessHandle::pid);
  }

  /** What the whole machine was busy with, everybody's and what was stolen included. */
  static double machine() {
    try {
      String[] words =
          Files.readAllLines(Path.of("/proc/stat")).getFirst().trim().split("\\s+", -1);
      double all = 0;
      for (int at = 1; at <= 8; at++) {
        all += at == 4 || at == 5 ? 0 : Double.parseDouble(words[at]); // not idle, not iowait
      }
      return all * TICK;
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** The fields after the name of the program, which may hold blanks. */
  private static List<String> stat(long pid) {
    try {
      String text = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return Arrays.asList(text.substring(text.lastIndexOf(')') + 2).split(" ", -1));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static double number(List<String> fields, int at) {
    return Double.parseDouble(fields.get(at));
  }

  /**
   * The process that listens on a port of this machine, by its program's name; 0 where not found.
   */
  static long pidOf(String program) {
    return ProcessHandle.allProcesses()
        .filter(each -> each.info().command().map(path -> path.endsWith(program)).orElse(false))
        .mapToLong(ProcessHandle::pid)
        .min()
        .orElse(0);
  }
}
