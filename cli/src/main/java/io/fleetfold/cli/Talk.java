package io.fleetfold.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command prints: the result on stdout, the talk on stderr unless it is to be quiet. */
final class Talk {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = {"-q", "--quiet"},
      description = "No talk on stderr; the result, warnings and errors are still printed.")
  private boolean quiet;

  boolean isQuiet() {
    return quiet;
  }

  /** What the command was asked for. */
  PrintWriter result() {
    return command.commandLine().getOut();
  }

  /** Errors, which are never silenced. */
  PrintWriter errors() {
    return command.commandLine().getErr();
  }

  /** A line about what is going on. */
  void say(String line) {
    if (!quiet) {
      errors().println(line);
      errors().flush();
    }
  }
}
