package io.emgadapter.command;

import io.emgadapter.command.doctor.Doctor;
import io.emgadapter.command.doctor.Finding;
import io.emgadapter.command.doctor.OneMessage;
import io.emgadapter.command.doctor.OneMessage.Unfit;
import io.emgadapter.command.doctor.ServiceSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** What is done on the spot, with the service's own settings and without a running adapter. */
final class LocalCommands {
  private LocalCommands() {}

  /**
   * All of them.
   *
   * @param sources the application, as a start has it
   */
  static List<Local> all(List<Class<?>> sources, Terminal terminal) {
    return List.of(
        new Examine(sources, terminal), new Sign(sources, terminal), new Verify(sources, terminal));
  }

  /** One that reads the settings. */
  abstract static class Local implements Callable<Integer> {
    private final List<Class<?>> sources;
    private final Terminal terminal;

    @Unmatched private final List<String> rest = new ArrayList<>();

    Local(List<Class<?>> sources, Terminal terminal) {
      this.sources = sources;
      this.terminal = terminal;
    }

    Terminal terminal() {
      return terminal;
    }

    /**
     * With the settings of the command line, which stand behind the command as they do at a start.
     */
    ServiceSettings settings() {
      for (String each : rest) {
        if (!each.matches("--[A-Za-z0-9_\\[\\]-]+(\\.[A-Za-z0-9_\\[\\]-]+)+=(?s:.*)")) {
          throw new CommandFailure(
              CommandFailure.USAGE,
              "Unknown: "
                  + each.replaceFirst("=.*", "")
                  + ". Options of the service are given as --name=value; --help says what else"
                  + " there is.");
        }
      }
      try {
        return ServiceSettings.read(sources, rest);
      } catch (RuntimeException e) {
        throw new CommandFailure(
            CommandFailure.REFUSED,
            "The settings cannot be read (%s); start the service to see why."
                .formatted(e.getClass().getSimpleName()));
      }
    }
  }

  /** Looks at everything. */
  @Command(
      name = "doctor",
      description = {
        "look at everything that the adapter needs: settings, database, broker, keys, links to EMG,"
            + " tokens, clocks, access. Nothing is consumed, and nothing is written but that Equinix"
            + " refused a credential. Options of the"
            + " service can stand behind it."
      })
  static final class Examine extends Local {
    Examine(List<Class<?>> sources, Terminal terminal) {
      super(sources, terminal);
    }

    @Override
    public Integer call() throws InterruptedException {
      try (ServiceSettings settings = settings()) {
        boolean isWell = Doctor.examine(settings, this::say);
        terminal().say(isWell ? "All is well." : "Something is wrong.");
        return isWell ? 0 : CommandFailure.REFUSED;
      }
    }

    private void say(Finding finding) {
      terminal()
          .say(
              "%-5s  %-26s  %s"
                  .formatted(
                      finding.isGood() ? "ok" : "wrong", finding.what(), finding.sentence()));
    }
  }

  /** One message with the keys of a subscription. */
  abstract static class WithKeys extends Local {
    @Parameters(paramLabel = "FILE", description = "the message; - for stdin")
    private String file = "";

    @Option(names = "--subscription", description = "whose keys; default if not said")
    private String subscription = "default";

    WithKeys(List<Class<?>> sources, Terminal terminal) {
      super(sources, terminal);
    }

    abstract int handle(OneMessage keys, byte[] message);

    @Override
    public Integer call() {
      byte[] message = terminal().read(file);
      try (ServiceSettings settings = settings()) {
        return handle(new OneMessage(settings, subscription), message);
      } catch (Unfit e) {
        throw new CommandFailure(CommandFailure.REFUSED, String.valueOf(e.getMessage()));
      }
    }
  }

  /** Signs a Task. */
  @Command(name = "sign", description = "sign the text of a Task, and print its envelope")
  static final class Sign extends WithKeys {
    Sign(List<Class<?>> sources, Terminal terminal) {
      super(sources, terminal);
    }

    @Override
    int handle(OneMessage keys, byte[] message) {
      byte[] envelope = keys.sign(message).getBytes(StandardCharsets.UTF_8);
      // Byte for byte: a character that is made harmless would be another message.
      terminal().out().writeBytes(envelope);
      terminal().out().println();
      return 0;
    }
  }

  /** Verifies an envelope. */
  @Command(name = "verify", description = "say whether Equinix signed an envelope of EMG")
  static final class Verify extends WithKeys {
    Verify(List<Class<?>> sources, Terminal terminal) {
      super(sources, terminal);
    }

    @Override
    int handle(OneMessage keys, byte[] message) {
      Finding finding = keys.verify(message);
      if (finding.isGood()) {
        terminal().say(finding.sentence());
        return 0;
      }
      terminal().complain(finding.sentence());
      return CommandFailure.REFUSED;
    }
  }
}
