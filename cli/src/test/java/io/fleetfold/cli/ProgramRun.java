package io.fleetfold.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** One run of the program inside this process: its exit code and what it printed. */
public record ProgramRun(int exitCode, String out, String err) {

  /** Runs {@code fleetfold} with these arguments. */
  public static ProgramRun of(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Fleetfold.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return new ProgramRun(exitCode, out.toString(), err.toString());
  }
}
