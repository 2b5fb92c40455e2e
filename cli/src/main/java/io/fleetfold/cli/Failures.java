package io.fleetfold.cli;

import io.fleetfold.cli.files.LockedFolderException;
import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.domain.csv.InvalidInputException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * How runs end badly: the input is wrong, the result cannot be written, the memory is too small, or
 * we have a bug.
 */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    PrintWriter err = command.getErr();
    OutOfMemoryError noMemory = findNoMemory(failure);
    if (noMemory != null) {
      return say(noMemory, err);
    }
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

  /** Runs the command; running out of memory is an ending for people, too. */
  static int runWithinMemory(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (OutOfMemoryError e) {
      return say(e, parsed.commandSpec().commandLine().getErr());
    }
  }

  /** The exit code of a run whose result may have been lost, which is said. */
  static int orLost(int exitCode, @Nullable String reason, PrintWriter err) {
    if (reason == null) {
      return exitCode;
    }
    err.println("The result cannot be written to stdout: " + reason + ".");
    err.flush();
    return exitCode == ExitCode.DONE ? ExitCode.USAGE : exitCode;
  }

  /** Threads of a pool hand on what befell them as the cause of something else. */
  private static @Nullable OutOfMemoryError findNoMemory(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError noMemory) {
        return noMemory;
      }
    }
    return null;
  }

  private static int say(OutOfMemoryError noMemory, PrintWriter err) {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    err.println(
        "There is too little memory: "
            + noMemory.getMessage()
            + ". Java may use "
            + megabytes
            + " MB here; give it more, such as FLEETFOLD_JAVA_OPTS=-Xmx"
            + 2 * megabytes
            + "m.");
    err.flush();
    return ExitCode.USAGE;
  }

  private static int say(Exception failure, PrintWriter err, int exitCode) {
    err.println(failure.getMessage());
    return exitCode;
  }
}
