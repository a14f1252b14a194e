package io.sampo.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code sampo}: the list of commands. */
@Command(
    name = "sampo",
    description = "Aligns language models online, asynchronously, and repeatably to the last bit.",
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      TrainCommand.class,
      SftCommand.class,
      RewardModelCommand.class,
      PreferenceModelCommand.class,
      GenerateCommand.class,
      ScoreCommand.class,
      EvaluateCommand.class,
      PairsCommand.class,
      BenchCommand.class,
      StudyCommand.class,
      NodeCommand.class,
      DrainCommand.class,
      ChaosCommand.class,
      StatusCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:a failure that the message says how to mend",
      " 2:a command line that cannot be read",
      " 3:no heap left; SAMPO_JAVA_OPTIONS=-Xmx4g gives more",
      "70:a defect of the program; the message names the log",
      "130:stopped by Ctrl-C or SIGTERM; a run that had begun, with a checkpoint"
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  SAMPO_THREADS        threads of one arithmetic operation, as --threads (default: 1)",
      "  SAMPO_JAVA_OPTIONS   options of the JVM, over those of ./sampo, such as -Xmx8g",
      "  SAMPO_DEBUG=1        show traces",
      "  NO_COLOR             plain lines instead of the live display"
    })
public final class RootCommand {
  private RootCommand() {}

  /** The whole command line: every command answers {@code --help} and {@code --version}. */
  public static CommandLine commandLine() {
    CommandLine root = new CommandLine(new RootCommand());
    addHelp(root);
    return root.setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpAutoWidth(true);
  }

  private static void addHelp(CommandLine command) {
    command.getCommandSpec().mixinStandardHelpOptions(true);
    command.getSubcommands().values().forEach(RootCommand::addHelp);
  }
}
