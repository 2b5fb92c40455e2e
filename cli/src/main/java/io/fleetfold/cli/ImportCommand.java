package io.fleetfold.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code import}: results of other tools as files of a dataset. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Turns results of other tools into files of a dataset.",
    synopsisSubcommandLabel = "TOOL",
    subcommands = ImportAiconfiguratorCommand.class)
final class ImportCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name a tool: " + String.join(", ", spec.subcommands().keySet()));
  }
}
