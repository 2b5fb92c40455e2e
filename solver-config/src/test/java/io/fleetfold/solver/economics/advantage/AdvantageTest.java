package io.fleetfold.solver.economics.advantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.calibration.Measurements;
import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.bound.AcceleratorPrice;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.LinearBound;
import io.fleetfold.solver.economics.FleetPrices;
import io.fleetfold.solver.economics.advantage.HypotheticalPart.Design;
import io.fleetfold.solver.economics.advantage.HypotheticalPart.Node;
import io.fleetfold.solver.economics.life.EconomicsFiles;
import io.fleetfold.solver.economics.life.Finance;
import io.fleetfold.solver.fixture.TextFleet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvantageTest {

  @TempDir private Path folder;

  /**
   * old decodes half as fast as new and prefills a tenth as fast, so it should decode, although it
   * is worse at both.
   */
  @Test
  void comparativeAdvantageNeedsNoAbsoluteOne() {
    FleetProblem problem =
        TextFleet.problem(
            """
            site fra usd_per_kwh=0 pue=1
            domain hall
            type old released=2018
            type new released=2024
            host h1 fra hall old 8
            host h2 fra hall new 8
            workload chat rps=1000 usd_per_request=0.001
            profile chat/prefill/x1 old rps=1 watts=300
            profile chat/decode/x1 old rps=5 watts=300
            profile chat/prefill/x1 new rps=10 watts=1000
            profile chat/decode/x1 new rps=10 watts=1000
            """);
    List<PhaseAdvantage> rows = PhaseAdvantage.of(problem, FleetPrices.of(LinearBound.of(problem)));
    assertThat(rows).extracting(row -> row.type().id()).containsExactly("old", "new");
    assertThat(rows.getFirst().best()).isEqualTo(Phase.DECODE);
    assertThat(rows.getFirst().leadUsdPerHour()).isPositive();
    // new does both: prefill and decode of a request are worth half of it, 1.80 $/h of a request/s
    assertThat(rows.getLast().leadUsdPerHour()).isCloseTo(0, within(1e-6));
    assertThat(rows.getLast().rentUsdPerHour(Phase.PREFILL)).isCloseTo(18, within(1e-6));
    assertThat(rows.getFirst().rentUsdPerHour(Phase.DECODE)).isCloseTo(9, within(1e-6));
  }

  /** The best phase earns what one more accelerator is worth. */
  @Test
  void theBestPhaseEarnsTheShadowPrice() throws Exception {
    FleetProblem problem = FleetProblem.of(quickstart(), ClosedForm.bundled(), Migration.FREE);
    BoundReport bound = LinearBound.of(problem);
    List<PhaseAdvantage> rows = PhaseAdvantage.of(problem, FleetPrices.of(bound));
    for (AcceleratorPrice price : bound.prices().accelerators()) {
      assertThat(rows)
          .filteredOn(row -> row.type().equals(price.type()) && row.site().equals(price.site()))
          .singleElement()
          .satisfies(row ->
              assertThat(row.rentUsdPerHour(row.best()))
                  .isCloseTo(price.usdPerHour(), within(1e-3)));
    }
  }

  private static Dataset quickstart() throws Exception {
    return DatasetReader.read(Path.of("..", "datasets", "quickstart"));
  }

  /** A tenth above the bandwidth found, the bound gains by the part; a tenth below, nothing. */
  @Test
  void theBoundAgreesWithTheBreakEvenBandwidth() throws Exception {
    Dataset dataset = quickstart();
    var candidates =
        EconomicsFiles.candidates(null, dataset.sources().accelerators(), Finance.USUAL);
    var part = HypotheticalPart.in(dataset, ClosedForm.bundled(), candidates);
    var design = new Design(new Node(7, 0.78, "a100-80"), 300, 96);
    double usdPerHour = Finance.USUAL.usdPerHour(10_000);
    double needed = part.breakEvenBandwidthPerWatt(design, usdPerHour);
    assertThat(part.worth(design, needed * 1.1).usdPerHour()).isGreaterThan(usdPerHour);
    assertThat(part.worth(design, needed / 1.1).usdPerHour()).isLessThan(usdPerHour);
    assertThat(part.boundGainUsdPerHour(design, needed * 1.1, usdPerHour)).isGreaterThan(1e-3);
    assertThat(part.boundGainUsdPerHour(design, needed / 1.1, usdPerHour))
        .isCloseTo(0, within(1e-3));
    assertThat(part.breakEvenBandwidthPerWatt(design, 1e6)).isNull();
  }

  /** Times halve from a100 to h100 and again to b200, as bandwidth does; in all three groups. */
  @Test
  void measuredGainsAreHeldAgainstBothFigures() throws Exception {
    Path file = folder.resolve("measured.csv");
    var text = new StringBuilder("accelerator,model,phase,batch,metric,value\n");
    String[] types = {"v100-32", "a100-80", "h100", "b200", "t4"};
    double[] millis = {32, 16, 9, 4, 90};
    for (int batch = 1; batch <= 3; batch++) {
      for (int i = 0; i < types.length; i++) {
        text.append(
            types[i] + ",llama," + "decode," + batch + ",tpot_ms," + millis[i] * batch + "\n");
      }
    }
    Files.writeString(file, text);
    List<GenerationGains.Row> rows =
        GenerationGains.measured(quickstart().sources().accelerators(), Measurements.read(file));
    assertThat(rows)
        .singleElement()
        .satisfies(row -> {
          assertThat(row.pairs()).isEqualTo(9);
          assertThat(row.bandwidth()).isGreaterThan(0.9);
          assertThat(row.better()).isEqualTo("bandwidth");
        });
  }
}
