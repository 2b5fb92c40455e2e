package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.cli.report.SolveTrace;
import io.fleetfold.solver.Progress;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code solve --trace}: best margin and upper bound over time. */
class TraceTest {

  @TempDir private Path parent;

  @Test
  void tableAndChartAreWritten() throws Exception {
    Path dataset = TestFleet.write(parent);
    Path table = parent.resolve("trace.csv");
    Path plan = parent.resolve("plan");
    ProgramRun run =
        ProgramRun.of("solve", dataset, "--out", plan, "--steps", 5, "--trace", table, "--quiet");
    assertThat(run.exitCode()).isZero();
    List<String> lines = Files.readAllLines(table);
    assertThat(lines.getFirst())
        .isEqualTo("seconds,stage,margin_usd_per_hour,upper_bound_usd_per_hour,gap,steps");
    assertThat(lines.get(1)).matches("[0-9.]+,relaxation,,,,0");
    assertThat(lines.getLast()).matches("[0-9.]+,done,[0-9.]+,[0-9.]+,[0-9.]+,[0-9]+");
    byte[] chart = Files.readAllBytes(parent.resolve("trace.svg"));
    var root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(chart))
            .getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getElementsByTagName("path").getLength()).isEqualTo(4);
  }

  @Test
  void nameOfTheChartIsTakenForTheTableToo() throws Exception {
    var files = TraceFiles.open(parent.resolve("run.svg"));
    assertThat(files.table()).isEqualTo(parent.resolve("run.csv"));
    assertThat(files.chart()).isEqualTo(parent.resolve("run.svg"));
  }

  @Test
  void placeThatCannotBeWrittenIsSaidBeforeAnyWork() {
    Path dataset = TestFleet.write(parent);
    Path plan = parent.resolve("plan");
    Path nowhere = parent.resolve("none").resolve("trace.csv");
    ProgramRun run =
        ProgramRun.of("solve", dataset, "--out", plan, "--steps", 5, "--trace", nowhere);
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("there is no folder");
    assertThat(plan).doesNotExist();
  }

  /** Of margins 5, 4, 7 and bounds 9, 9, 8 the second point is no better in either. */
  @Test
  void onlyImprovementsAreKept() throws Exception {
    var trace = new SolveTrace();
    trace.accept(progress(1, Double.NaN, null));
    trace.accept(progress(2, 5, 9.0));
    trace.accept(progress(3, 4, 9.0));
    trace.accept(progress(4, 7, 8.0));
    var text = new StringWriter();
    trace.write(text);
    assertThat(text)
        .hasToString(
            """
            seconds,stage,margin_usd_per_hour,upper_bound_usd_per_hour,gap,steps
            1,search,,,,1
            2,search,5,9,0.444444,2
            4,search,7,8,0.125,4
            """);
  }

  private static Progress progress(long seconds, double margin, Double bound) {
    return new Progress("search", Duration.ofSeconds(seconds), margin, bound, seconds);
  }
}
