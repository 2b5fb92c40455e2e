package io.fleetfold.domain.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Serving;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.performance.EngineEstimate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Workload CHAT =
      new Workload(
          0,
          "chat",
          BundledCatalogue.model("llama-3.1-8b"),
          new Workload.Demand(1e8, 0),
          new Workload.Requests(1000, 250, 0),
          new Workload.Targets(1000, 50),
          new Workload.Prices(0, 0),
          new Workload.Rules(Serving.ANY, Set.of(), null));

  private static Comparison comparison(HourlyPrices prices, String... types) {
    List<Accelerator> accelerators =
        List.of(types).stream().map(BundledCatalogue::accelerator).toList();
    return Comparison.of(CHAT, accelerators, ClosedForm.bundled(), prices);
  }

  @Test
  void everyEngineStandsUnderItsRoof() {
    for (ComparedType type :
        comparison(new HourlyPrices(Map.of(), 5), "h100", "a100-80", "b200").types()) {
      for (Phase phase : Phase.values()) {
        EngineEstimate best = type.best(phase).orElseThrow();
        assertThat(best.roofline().shareOfRoof()).isBetween(0.05, 1.0);
      }
      assertThat(type.best(Phase.PREFILL).orElseThrow().roofline().isUnderCompute()).isTrue();
      assertThat(type.best(Phase.DECODE).orElseThrow().roofline().isUnderCompute()).isFalse();
    }
  }

  @Test
  void latencies_belongToTheirPhases() {
    ComparedType h100 = comparison(new HourlyPrices(Map.of(), 5), "h100").types().getFirst();
    EngineEstimate prefill = h100.best(Phase.PREFILL).orElseThrow();
    EngineEstimate decode = h100.best(Phase.DECODE).orElseThrow();
    EngineEstimate both = h100.best(Phase.AGGREGATED).orElseThrow();
    assertThat(prefill.ttftMillis()).isNotNull().isLessThanOrEqualTo(800.1);
    assertThat(prefill.tpotMillis()).isNull();
    assertThat(decode.ttftMillis()).isNull();
    assertThat(decode.tpotMillis()).isNotNull().isLessThanOrEqualTo(40.1);
    assertThat(both.ttftMillis()).isNotNull().isLessThanOrEqualTo(800.1);
    assertThat(both.tpotMillis()).isNotNull().isLessThanOrEqualTo(40.1);
  }

  @Test
  void prices_areRentalsBeforePurchases_andNeverGuessed() {
    var prices = new HourlyPrices(Map.of("h100", 2.5), 5);
    assertThat(prices.of(BundledCatalogue.accelerator("h100")))
        .isEqualTo(new HourlyPrice(2.5, HourlyPrice.Basis.RENTAL));
    HourlyPrice bought = prices.of(BundledCatalogue.accelerator("a100-80"));
    assertThat(bought).isNotNull();
    assertThat(bought.usdPerHour()).isCloseTo(10_000 / 43_800.0, within(1e-9));
    assertThat(prices.of(BundledCatalogue.accelerator("b200"))).isNull();
    assertThat(comparison(prices, "b200").types().getFirst().requestsPerUsd(Phase.DECODE)).isNull();
  }

  @Test
  void phasesApart_keepUpWithEachOther() {
    ComparedType h100 = comparison(new HourlyPrices(Map.of(), 5), "h100").types().getFirst();
    double prefill = h100.best(Phase.PREFILL).orElseThrow().requestsPerSecondAndAccelerator();
    double decode = h100.best(Phase.DECODE).orElseThrow().requestsPerSecondAndAccelerator();
    Double apart = h100.disaggregatedPerAccelerator();
    assertThat(apart).isNotNull();
    // One request/s takes 1/prefill and 1/decode accelerators.
    assertThat(apart * (1 / prefill + 1 / decode)).isCloseTo(1, within(1e-9));
  }

  @Test
  void ranking_isByKilowatt() {
    List<ComparedType> ranked =
        comparison(new HourlyPrices(Map.of(), 5), "v100-32", "b200", "tpu-v5e", "h100")
            .ranked(Phase.PREFILL);
    assertThat(ranked.stream().map(type -> type.type().id()))
        .containsExactly("b200", "h100", "v100-32");
  }
}
