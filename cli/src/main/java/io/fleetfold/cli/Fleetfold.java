package io.fleetfold.cli;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: which accelerator runs which prefill and decode work. */
@Command(
    name = "fleetfold",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Decides which accelerator of a mixed fleet runs which prefill and decode work, so that the"
            + " fleet earns the most under its power, memory, bandwidth and latency limits.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CheckCommand.class,
      SolveCommand.class,
      VerifyCommand.class,
      BoundCommand.class,
      WhatIfCommand.class,
      LifeCommand.class,
      AdvantageCommand.class,
      ProfileCommand.class,
      PredictCommand.class,
      CalibrateCommand.class,
      ImportCommand.class,
      GenerateCommand.class,
      BenchCommand.class,
      NightlyCommand.class,
      ApplyCommand.class,
      ReplayCommand.class,
      StressCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:a bug of Fleetfold; a stack trace is printed",
      " 2:wrong usage, the result cannot be written where it was asked for, or there is too little"
          + " memory",
      " 3:the input is wrong; every problem is listed with file:line:column",
      " 4:no feasible plan was found; the best one is written and marked",
      " 5:degraded beyond a stated limit",
      " 6:verification failed",
      " 7:locked: another run works on the same folder",
      "75:stopped early by a signal; the best plan so far is written"
    })
public final class Fleetfold {

  /** Commands that may come to integer programs, whose engine prints what nobody asked for. */
  private static final Set<String> SOLVING = Set.of("solve", "nightly", "whatif", "bench");

  private Fleetfold() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    if (args.length > 0 && SOLVING.contains(args[0])) {
      NativeOutput.toStandardError();
    }
    var result = ResultStream.standard();
    CommandLine program = commandLine().setOut(result.writer());
    int exitCode = program.execute(args);
    program.getOut().flush();
    System.exit(Failures.orLost(exitCode, result.whyLost(), program.getErr()));
  }

  /** The program as a library call: {@code commandLine().execute(args)} gives the exit code. */
  public static CommandLine commandLine() {
    return new CommandLine(new Fleetfold())
        .setExecutionStrategy(Failures::runWithinMemory)
        .setExecutionExceptionHandler(new Failures())
        .setParameterExceptionHandler(new WrongUsage())
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
