package io.fleetfold.cli;

import io.fleetfold.cli.files.LockedFolderException;
import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.domain.csv.InvalidInputException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Three kinds of ending: the input is wrong, the result cannot be written, or we have a bug. */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    PrintWriter err = command.getErr();
    return switch (failure) {
      case InvalidInputException invalid -> say(invalid, err, ExitCode.INPUT_INVALID);
      case LockedFolderException locked -> say(locked, err, ExitCode.LOCKED);
      case ResultFolderException unusable -> say(unusable, err, ExitCode.USAGE);
      default -> {
        err.println("This is a bug of Fleetfold " + Version.text() + "; please report it:");
        failure.printStackTrace(err);
        yield ExitCode.BUG;
      }
    };
  }

  private static int say(Exception failure, PrintWriter err, int exitCode) {
    err.println(failure.getMessage());
    return exitCode;
  }
}
