package io.emgadapter.command;

import io.emgadapter.command.doctor.Plain;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command reads and writes.
 *
 * @param in what stands for a file of the name {@code -}
 * @param out results
 * @param err what went wrong
 * @param variables of the environment
 */
public record Terminal(
    InputStream in, PrintStream out, PrintStream err, Map<String, String> variables) {
  /** More than any message or file that the adapter takes. */
  private static final int MOST_BYTES = 16 << 20;

  /** Prints a line, or several, of which nothing can command the terminal. */
  void say(String text) {
    out.println(Plain.text(text));
  }

  /** The same, for what went wrong. */
  void complain(String text) {
    err.println(Plain.text(text));
  }

  /**
   * The bytes of a file.
   *
   * @throws CommandFailure if it cannot be read or is longer than 16 MiB
   */
  byte[] read(String file) {
    try (InputStream bytes = file.equals("-") ? in : Files.newInputStream(Path.of(file))) {
      byte[] read = bytes.readNBytes(MOST_BYTES + 1);
      if (read.length <= MOST_BYTES) {
        return read;
      }
    } catch (IOException | RuntimeException e) {
      throw new CommandFailure(
          CommandFailure.USAGE, "The file cannot be read; supply one that can, or - for stdin.");
    }
    throw new CommandFailure(CommandFailure.USAGE, "The file is longer than 16 MiB.");
  }

  /** Its text, without white space around it. */
  String readText(String file) {
    return new String(read(file), StandardCharsets.UTF_8).strip();
  }

  /** Without the environment, which may hold a password. */
  @Override
  public String toString() {
    return "Terminal";
  }
}
