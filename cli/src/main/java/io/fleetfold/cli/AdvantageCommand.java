package io.fleetfold.cli;

import io.fleetfold.cli.html.LineChart;
import io.fleetfold.cli.report.AdvantageStudy;
import io.fleetfold.domain.calibration.Measurements;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.bound.LinearBound;
import io.fleetfold.solver.economics.FleetPrices;
import io.fleetfold.solver.economics.advantage.GenerationGains;
import io.fleetfold.solver.economics.advantage.HypotheticalPart.Design;
import io.fleetfold.solver.economics.advantage.HypotheticalPart.Node;
import io.fleetfold.solver.economics.advantage.HypotheticalTable;
import io.fleetfold.solver.economics.advantage.PhaseAdvantage;
import io.fleetfold.solver.economics.life.Candidate;
import io.fleetfold.solver.economics.life.EconomicsFiles;
import io.fleetfold.solver.economics.life.Finance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code advantage}: which phase each part should do, and what a new kind of part would need. */
@Command(
    name = "advantage",
    mixinStandardHelpOptions = true,
    description = {
      "Says for each accelerator type which phase it should do and by how much, at the prices of"
          + " the fleet; bandwidth and compute per watt; which of them predicted the gains of"
          + " generations; and what a memory-centric part on an old process node would have to"
          + " deliver to be bought."
    })
final class AdvantageCommand implements Callable<Integer> {

  /** An assumption: the watts of a V100, the memory of an H20. */
  private static final double TDP_WATTS = 300;

  private static final double MEMORY_GB = 96;

  /** Parts that show what their node reached: 7 nm and 12 nm. */
  private static final List<String> NODES = List.of("a100-80", "v100-32");

  @Mixin private DatasetOptions dataset;
  @Mixin private FinanceOptions prices;

  @Option(
      names = "--measured",
      paramLabel = "FILE.csv",
      description =
          "Measured rows, as calibrate takes them, to hold the gains of generations against.")
  private List<Path> measured = List.of();

  @Mixin private StudyOptions study;
  @Mixin private Talk talk;

  @Override
  public Integer call() throws Exception {
    if (EngineCheck.isMissing("are no prices", talk)) {
      return ExitCode.USAGE;
    }
    Finance finance = prices.finance();
    Dataset read = dataset.facts();
    List<Candidate> candidates =
        EconomicsFiles.candidates(prices.candidates(), read.sources().accelerators(), finance);
    @Nullable Measurements rows = measured.isEmpty() ? null : Measurements.read(measured);
    ClosedForm model = dataset.model().model();
    study.run(
        "advantage", dataset.folder(), talk, () -> work(read, model, candidates, rows, finance));
    return ExitCode.DONE;
  }

  private StudyOptions.Result work(
      Dataset read,
      ClosedForm model,
      List<Candidate> candidates,
      @Nullable Measurements rows,
      Finance finance) {
    var problem = FleetProblem.of(read, model, Migration.FREE);
    var phases = PhaseAdvantage.of(problem, FleetPrices.of(LinearBound.of(problem)));
    List<Accelerator> catalogue = read.sources().accelerators();
    List<GenerationGains.Row> gains =
        new ArrayList<>(GenerationGains.predicted(catalogue, read.workloads(), model));
    if (rows != null) {
      gains.addAll(GenerationGains.measured(catalogue, rows));
    }
    talk.say("Looking for the bandwidth and price of a part that does not exist");
    var table = HypotheticalTable.of(read, model, candidates, designs(catalogue), finance);
    return new StudyOptions.Result(
        new AdvantageStudy(read, phases, gains, table, rows != null).study(),
        Map.of("hypothetical.svg", chart(read.name(), table)));
  }

  private static List<Design> designs(List<Accelerator> catalogue) {
    return catalogue.stream()
        .filter(type -> NODES.contains(type.id()))
        .flatMap(type -> Node.of(type).stream())
        .map(node -> new Design(node, TDP_WATTS, MEMORY_GB))
        .toList();
  }

  private static String chart(String name, HypotheticalTable table) {
    return LineChart.svg(
        name + ": what a memory-centric part of 300 W may cost beside new parts",
        "GB/s per watt of TDP",
        "USD",
        table.curves().stream()
            .filter(curve -> curve.market().equals(HypotheticalTable.OPEN))
            .map(curve ->
                new LineChart.Series(
                    "compute per watt of " + curve.node().like(),
                    false,
                    curve.points().stream()
                        .map(
                            point -> new double[] {point.gbPerSecondPerWatt(), point.purchaseUsd()})
                        .toList()))
            .toList());
  }
}
