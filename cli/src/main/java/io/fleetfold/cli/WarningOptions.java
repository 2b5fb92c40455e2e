package io.fleetfold.cli;

import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.csv.Repeats;
import io.fleetfold.domain.facts.InputWarning;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What becomes of what is legal and unusual in the input: it is said, or refused. */
final class WarningOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--strict",
      description = "Warnings count as errors: exit code 3 before anything is written.")
  private boolean strict;

  private @Nullable Consumer<InputWarning> listener;

  /** Where warnings go instead of the lines of stderr. */
  void sayTo(Consumer<InputWarning> other) {
    listener = other;
  }

  /** Says the warnings; throws when they are to count as errors and there is one. */
  void heed(List<InputWarning> warnings) throws InvalidInputException {
    if (strict && !warnings.isEmpty()) {
      throw InvalidInputException.ofWarnings(warnings);
    }
    Consumer<InputWarning> heard = listener;
    if (heard != null) {
      warnings.forEach(heard);
    } else {
      PrintWriter err = command.commandLine().getErr();
      Repeats.ofWarnings(warnings).forEach(err::println);
      err.flush();
    }
  }
}
