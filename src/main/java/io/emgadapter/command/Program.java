package io.emgadapter.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The commands of a person, as a program. */
public final class Program {
  private Program() {}

  /**
   * Does what the arguments say.
   *
   * @param sources the application, as a start has it: its settings are read by some commands
   * @param terminal what is read and written
   * @param arguments a command and what belongs to it
   * @return the exit code: 0 done; 1 refused, or something is wrong; 2 not understood; 3 no adapter
   *     was reached
   */
  public static int run(List<Class<?>> sources, Terminal terminal, String... arguments) {
    CommandLine line = new CommandLine(new Emg());
    line.addSubcommand(new Help());
    RequestCommands.all(terminal).forEach(line::addSubcommand);
    line.addSubcommand(new ParkedCommand(terminal));
    line.addSubcommand(new BulkCommand(terminal));
    line.addSubcommand(new ResolveCommand(terminal));
    SubscriptionCommands.all(terminal).forEach(line::addSubcommand);
    line.addSubcommand(new OrdersCommand(terminal));
    line.addSubcommand(new WebhooksCommand(terminal));
    line.addSubcommand(new UnmaskCommand(terminal));
    line.addSubcommand(new AuditCommand(terminal));
    LocalCommands.all(sources, terminal).forEach(line::addSubcommand);
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    line.setExpandAtFiles(false); // a reason may begin with @
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((failure, _) -> misunderstood(failure, terminal));
    line.setExecutionExceptionHandler((failure, _, _) -> failed(failure, terminal));
    return line.execute(arguments);
  }

  private static int misunderstood(CommandLine.ParameterException failure, Terminal terminal) {
    // What follows a = may be a secret.
    terminal.complain(String.valueOf(failure.getMessage()).replaceAll("=[^\\s']*", "=…") + "\n");
    failure.getCommandLine().usage(failure.getCommandLine().getErr());
    return CommandFailure.USAGE;
  }

  /** In the words of the failure where they are ours; else by its kind, for they may quote. */
  private static int failed(Exception failure, Terminal terminal) {
    if (failure instanceof CommandFailure known) {
      terminal.complain(String.valueOf(known.getMessage()));
      return known.exitCode();
    }
    terminal.complain(
        "The command failed (%s). That should not happen; please tell us."
            .formatted(failure.getClass().getSimpleName()));
    return CommandFailure.REFUSED;
  }

  /** What the commands are below. */
  @Command(
      name = "java -jar emg-adapter.jar",
      description = {
        "Operates a running adapter, or looks at its settings on the spot. Without a command the"
            + " service starts.",
        ""
      },
      synopsisSubcommandLabel = "COMMAND",
      footer = {
        "",
        "migrate brings the ledger's schema up to date (docs/running.md).",
        "Exit codes: 0 done; 1 refused, or something is wrong; 2 not understood; 3 no adapter was"
            + " reached."
      })
  static final class Emg implements Runnable {
    @SuppressWarnings("UnusedVariable") // Picocli looks at it
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        scope = ScopeType.INHERIT,
        description = "say what there is")
    private boolean help;

    @CommandLine.Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw new CommandLine.ParameterException(spec.commandLine(), "Say which command.");
    }
  }

  /** Says what there is. */
  @Command(name = "help", description = "say what there is, or how one command is called")
  static final class Help implements Callable<Integer> {
    @Parameters(paramLabel = "COMMAND", description = "which")
    private List<String> words = List.of();

    @CommandLine.Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      CommandLine own = spec.commandLine();
      CommandLine found = spec.parent().commandLine();
      for (String word : words) {
        found = found.getSubcommands().get(word);
        if (found == null) {
          throw new CommandLine.ParameterException(own, "There is no such command.");
        }
      }
      found.usage(own.getOut());
      return 0;
    }
  }
}
