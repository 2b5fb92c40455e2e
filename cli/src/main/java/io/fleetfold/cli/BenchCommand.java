package io.fleetfold.cli;

import io.fleetfold.cli.bench.Benchmark;
import io.fleetfold.cli.bench.BenchmarkPage;
import io.fleetfold.cli.bench.BenchmarkRow;
import io.fleetfold.cli.files.ResultFile;
import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.solver.Progress;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.program.LpEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: how near the best plan the solver comes, and in what time. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Generates fleets of several sizes, solves each in the time given, and writes a page of"
          + " margins, bounds and gaps; small ones also as one exact program for comparison.",
      "It takes as long as the times add up to."
    })
final class BenchCommand implements Callable<Integer> {

  /** Beyond this the exact program does not get past its first relaxation in minutes. */
  private static final long MOST_EXACT = 8_000;

  private static final long MOST_ACCELERATORS = 1_000_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--sizes",
      paramLabel = "N",
      split = ",",
      defaultValue = "800,8000,40000,100000",
      converter = CountText.class,
      description = "Accelerators of each fleet (default: ${DEFAULT-VALUE}).")
  private List<Long> sizes = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      split = ",",
      converter = CountText.class,
      description =
          "Seconds for each, or one figure for all (default: 20 up to 800 accelerators, 60 up to"
              + " 8000, 120 up to 40000, 300 beyond).")
  private List<Long> seconds = List.of();

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = CountText.class,
      description = "Steps of the search instead of seconds; makes plans repeatable.")
  private @Nullable Long steps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the fleets and of the search (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--mip-seconds",
      paramLabel = "N",
      defaultValue = "60",
      converter = CountText.class,
      description =
          "Seconds for the exact program of fleets up to 8000 accelerators, 0 to leave it out"
              + " (default: ${DEFAULT-VALUE}).")
  private long mipSeconds;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.md",
      required = true,
      description = "Page to write.")
  @SuppressWarnings("NullAway.Init") // required
  private Path out;

  @Mixin private Talk talk;

  @Override
  public Integer call() throws ResultFolderException {
    check();
    ResultFile.check(out);
    List<BenchmarkRow> rows = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      rows.add(run(i));
    }
    String page = BenchmarkPage.markdown(rows, command(), machine());
    ResultFile.replace(out, file -> file.write(page));
    talk.result().print(page);
    talk.result().flush();
    return ExitCode.DONE;
  }

  private void check() {
    if (seconds.size() > 1 && seconds.size() != sizes.size()) {
      throw new ParameterException(
          spec.commandLine(),
          "--seconds takes one figure, or as many as --sizes has: " + sizes.size());
    }
    for (long size : sizes) {
      if (size < 1 || size > MOST_ACCELERATORS) {
        throw new ParameterException(
            spec.commandLine(), "--sizes takes whole numbers from 1 to " + MOST_ACCELERATORS);
      }
    }
  }

  private BenchmarkRow run(int i) {
    long size = sizes.get(i);
    Duration time = Duration.ofSeconds(times().get(i));
    var options = new SolveOptions(steps == null ? time : null, steps, seed, null);
    boolean exact = size <= MOST_EXACT && mipSeconds > 0 && LpEngine.whyMissing() == null;
    talk.say(size + " accelerators");
    try (var progress = new ProgressTalk(talk.errors(), Terminal.watchesStderr())) {
      Consumer<Progress> listener = talk.isQuiet() ? nothing -> {} : progress;
      return new Benchmark(seed, listener)
          .run((int) size, options, exact ? Duration.ofSeconds(mipSeconds) : null);
    }
  }

  /** Seconds for each size. */
  private List<Long> times() {
    return switch (seconds.size()) {
      case 0 -> sizes.stream().map(BenchCommand::usualSeconds).toList();
      case 1 -> Collections.nCopies(sizes.size(), seconds.getFirst());
      default -> seconds;
    };
  }

  private static long usualSeconds(long accelerators) {
    return accelerators <= 800
        ? 20
        : accelerators <= 8_000 ? 60 : accelerators <= 40_000 ? 120 : 300;
  }

  private String command() {
    String limit = steps == null ? "--seconds " + joined(times()) : "--steps " + steps;
    return String.format(
        Locale.ROOT,
        "./fleetfold bench --sizes %s %s --seed %d --mip-seconds %d --out %s",
        joined(sizes),
        limit,
        seed,
        mipSeconds,
        out);
  }

  private static String joined(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return String.format(
        Locale.ROOT,
        "Fleetfold %s, Java %s, %s %s, %d processors, heap limit %,d MB.",
        Version.text(),
        Runtime.version().feature(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        runtime.availableProcessors(),
        runtime.maxMemory() / 1_000_000);
  }
}
