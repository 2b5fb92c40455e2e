package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.cli.bench.BenchmarkPage;
import io.fleetfold.cli.bench.BenchmarkRow;
import io.fleetfold.cli.bench.Course;
import io.fleetfold.solver.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {

  @TempDir private Path parent;

  @Test
  void pageIsPrintedAndWritten() {
    Path page = parent.resolve("BENCHMARKS.md");
    ProgramRun run =
        ProgramRun.of(
            "bench", "--sizes", "40,80", "--steps", 2, "--mip-seconds", 0, "--out", page, "-q");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(page).hasContent(run.out());
    assertThat(run.out())
        .contains("./fleetfold bench --sizes 40,80 --steps 2 --seed 1 --mip-seconds 0 --out ")
        .containsPattern("\\| 40 \\| 1 \\| [0-9]+ \\| [0-9.]+ \\| [0-9.]+ \\| [0-9.]+ \\|")
        .containsPattern("\\| 80 \\| 2 \\|")
        .doesNotContain("exact program");
  }

  @Test
  void smallFleetIsSolvedAsOneExactProgramToo() {
    Path page = parent.resolve("page.md");
    ProgramRun run = ProgramRun.of("bench", "--sizes", 40, "--steps", 1, "--out", page, "-q");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("## The same as one exact program")
        .containsPattern("\\| 40 \\| [0-9,]+ \\| [0-9]+ \\| [0-9.]+ \\| [0-9.]+ \\| [0-9.]+ \\|");
  }

  @Test
  void whatIsNotKnownIsADash() {
    var row =
        new BenchmarkRow(
            new BenchmarkRow.Fleet(1000, 25, 12, 900),
            new BenchmarkRow.Run(20.04, 3456.789, null, null, 2004, 1234, 512, new Course()),
            new BenchmarkRow.Exact(60.0, 4321, 99, null, null, null));
    String page = BenchmarkPage.markdown(List.of(row), "command", "machine");
    assertThat(page)
        .contains("```sh\ncommand\n```\n\nmachine\n")
        .contains("| 1,000 | 25 | 12 | 20.0 | 3,456.79 | - | - | - | 100 | 1,234 | 512 | 512 |\n")
        .contains("| 1,000 | - | - | - | - | - | - | - |\n")
        .contains("| 1,000 | 4,321 | 99 | 60.0 | - | - | - | - |\n");
  }

  /** A bound of 200 $/h: 180 after 1 s, 199 after 4 s, and what is worse does not count. */
  @Test
  void courseShowsTheBestPlanOfEveryMoment() {
    var course = new Course();
    course.accept(progress(0, Double.NaN));
    course.accept(progress(1, 180));
    course.accept(progress(3, 170));
    course.accept(progress(4, 199));
    var row =
        new BenchmarkRow(
            new BenchmarkRow.Fleet(1000, 25, 12, 900),
            new BenchmarkRow.Run(8, 199, 200.0, 0.005, 8000, 10, 512, course),
            null);
    String page = BenchmarkPage.markdown(List.of(row), "command", "machine");
    assertThat(page)
        .contains("| 199.00 | 200.00 | 0.50 % | 4.0 | 1,000 | 10 |")
        .contains("| 10 % | 20 % | 30 % | 40 % | 50 % | 75 % | 100 % |")
        .contains("| 1,000 | - | 10.00 % | 10.00 % | 10.00 % | 0.50 % | 0.50 % | 0.50 % |");
  }

  private static Progress progress(int seconds, double margin) {
    return new Progress("search", Duration.ofSeconds(seconds), margin, null, 0);
  }

  @Test
  void wrongUseIsSaid() {
    Path page = parent.resolve("page.md");
    ProgramRun lengths =
        ProgramRun.of("bench", "--sizes", "40,80,120", "--seconds", "1,2", "--out", page);
    assertThat(lengths.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(lengths.err()).contains("as many as --sizes has: 3");
    assertThat(ProgramRun.of("bench", "--sizes", "0", "--out", page).exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(ProgramRun.of("bench", "--sizes", "40", "--out", parent).exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(page).doesNotExist();
  }
}
