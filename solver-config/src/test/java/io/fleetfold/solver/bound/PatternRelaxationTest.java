package io.fleetfold.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.fixture.AllPlans;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.RandomPrices;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.search.RoughPrices;
import io.fleetfold.solver.work.Crew;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PatternRelaxationTest {

  private static final int FLEETS = 60;
  private static final int MOST_SHARDS_ON_A_HOST = 3;

  private static PatternRelaxation relaxed(FleetProblem problem) {
    CellMap cells = CellMap.of(FleetIndex.of(problem));
    var relaxation = PatternRelaxation.start(cells, RoughPrices.of(cells), Crew.alone());
    relaxation.run(60, 1e-9, () -> false);
    return relaxation;
  }

  private static BoundReport report(FleetProblem problem) {
    CellMap cells = CellMap.of(FleetIndex.of(problem));
    PatternRelaxation relaxation = relaxed(problem);
    return relaxation.report(BoundReports.duals(cells, relaxation.bestPrices(), Crew.alone()));
  }

  private static double upperBound(FleetProblem problem) {
    return report(problem).upperBoundUsdPerHour();
  }

  private static void holdsOnRandomFleets(UnaryOperator<RandomFleet> addition) {
    int withPlan = 0;
    for (long seed = 0; seed < FLEETS; seed++) {
      var fleet = addition.apply(new RandomFleet(RandomFleet.Size.TINY, seed));
      FleetProblem problem = fleet.fleet().problem();
      long best = AllPlans.bestMargin(problem, MOST_SHARDS_ON_A_HOST);
      if (best == Long.MIN_VALUE) {
        continue;
      }
      withPlan++;
      assertThat(upperBound(problem))
          .as("seed %s%n%s", seed, fleet.text())
          .isGreaterThanOrEqualTo(best * 1e-6 - 1e-6);
      CellMap cells = CellMap.of(FleetIndex.of(problem));
      var atAnyPrices = PatternRelaxation.start(cells, RandomPrices.of(cells, seed), Crew.alone());
      atAnyPrices.run(1, 0, () -> false);
      assertThat(atAnyPrices.upperBound() * 1e-6)
          .as("random prices, seed %s%n%s", seed, fleet.text())
          .isGreaterThanOrEqualTo(best * 1e-6 - 1e-6);
    }
    assertThat(withPlan).isGreaterThan(FLEETS / 3);
  }

  @Test
  void noPlanBeatsTheBound() {
    holdsOnRandomFleets(fleet -> fleet.withShards(false, false));
  }

  @Test
  void noPlanWithSlicesBeatsTheBound() {
    holdsOnRandomFleets(fleet -> fleet.withShards(true, false));
  }

  @Test
  void noPlanUnderNetworkLimitsBeatsTheBound() {
    holdsOnRandomFleets(fleet -> fleet.withShards(false, true));
  }

  @Test
  void noPlanThatKeepsItsContractsBeatsTheBound() {
    holdsOnRandomFleets(fleet -> fleet.withPromises().withShards(false, false));
  }

  @Test
  void noChangeOfAPlanInForceBeatsTheBound() {
    holdsOnRandomFleets(fleet -> fleet.withShards(true, false).withPrevious(3, false));
  }

  @Test
  void noPlanAroundPinnedShardsBeatsTheBound() {
    holdsOnRandomFleets(
        fleet -> fleet.withPromises().withShards(true, false).withPrevious(3, true));
  }

  private static final String ONE_WORKLOAD =
      """
      site fra usd_per_kwh=0.1
      domain hall limit_w=%d
      type h100
      host a fra hall h100 1 rent=1
      host b fra hall h100 1 rent=1
      workload chat rps=6 promised=%s usd_per_request=%s
      profile chat/aggregated/x1 h100 rps=4 watts=1000
      """;

  @Test
  void demandBinds_equalsTheLinearOptimum() {
    // one and a half shards serve 6 requests/s: 6 x 3.6 $/h - 1.5 x (0.1 + 1) $/h
    assertThat(upperBound(TextFleet.problem(ONE_WORKLOAD.formatted(9000, "0", "0.001"))))
        .isCloseTo(19.95, within(1e-6));
  }

  @Test
  void powerBindsTwoCells_isTheWorthOfTheWatts() {
    // two hosts of two sites' halls under 1,000 W in all: one shard, 4 x 3.6 $/h - 1.1 $/h
    String text =
        ONE_WORKLOAD
            .formatted(1000, "0", "0.001")
            .replace("type h100\n", "domain r1 under=hall\ndomain r2 under=hall\ntype h100\n")
            .replace("a fra hall", "a fra r1")
            .replace("b fra hall", "b fra r2");
    BoundReport report = report(TextFleet.problem(text));
    assertThat(report.upperBoundUsdPerHour()).isCloseTo(13.3, within(1e-6));
    // one more kilowatt would let the other half of demand be served, at 13.3 $/h for each kW
    assertThat(report.prices().powerDomains().getFirst().usdPerKwHour())
        .isCloseTo(13.3, within(1e-3));
  }

  @Test
  void aContractThatLosesMoneyLowersTheBound() {
    // 6 x 0.036 $/h of revenue; without a contract nothing runs, with 0.5 x 6 requests/s promised
    // 3 / 4 of a shard do: 3 x 0.036 $/h - 0.75 x 1.1 $/h
    assertThat(upperBound(TextFleet.problem(ONE_WORKLOAD.formatted(9000, "0", "0.00001"))))
        .isCloseTo(0, within(1e-6));
    BoundReport report = report(TextFleet.problem(ONE_WORKLOAD.formatted(9000, "0.5", "0.00001")));
    assertThat(report.upperBoundUsdPerHour()).isCloseTo(-0.717, within(1e-6));
    // one more promised request/s costs 1.1 $/h / 4 less its revenue
    var price = report.prices().workloads().getFirst();
    assertThat(price.contractUsdPerHourPerRps()).isCloseTo(0.239, within(1e-3));
    assertThat(price.demandUsdPerHourPerRps()).isZero();
  }

  @Test
  void morePowerNeverLowersTheBound() {
    for (long seed = 0; seed < 20; seed++) {
      String text = new RandomFleet(RandomFleet.Size.SMALL, seed).withShards(true, false).text();
      CellMap before = CellMap.of(FleetIndex.of(TextFleet.problem(text)));
      CellMap after =
          CellMap.of(
              FleetIndex.of(TextFleet.problem(text.replaceAll("limit_w=(\\d+)", "limit_w=$10"))));
      Prices prices = RandomPrices.of(before, seed);
      assertThat(at(after, prices).relaxedBound())
          .as("seed %s", seed)
          .isGreaterThanOrEqualTo(at(before, prices).relaxedBound() - 1e-3);
    }
  }

  /** Electricity is in whole micro-dollars, so every shard may be off by one. */
  @Test
  void twiceThePricesAndCostsGiveTwiceTheBound() {
    for (long seed = 0; seed < 20; seed++) {
      String one = new RandomFleet(RandomFleet.Size.SMALL, seed).withShards(true, false).text();
      CellMap cells = CellMap.of(FleetIndex.of(TextFleet.problem(one)));
      Prices prices = RandomPrices.of(cells, seed);
      double bound = CertifiedBound.of(cells, prices, Crew.alone());
      CellMap dear = CellMap.of(FleetIndex.of(TextFleet.problem(twiceTheMoney(one))));
      assertThat(CertifiedBound.of(dear, twice(prices), Crew.alone()))
          .as("seed %s", seed)
          .isCloseTo(2 * bound, within(1e-4 * Math.abs(bound)));
    }
  }

  private static PatternRelaxation at(CellMap cells, Prices prices) {
    var relaxation = PatternRelaxation.start(cells, prices, Crew.alone());
    relaxation.run(1, 0, () -> false);
    return relaxation;
  }

  private static Prices twice(Prices prices) {
    Prices zero =
        Prices.zero(
            prices.flows().length,
            prices.flows()[0].length,
            prices.power().length,
            prices.rounded());
    return prices.blend(zero, 2);
  }

  private static String twiceTheMoney(String text) {
    return Pattern.compile("(usd_per_kwh|rent|usd_per_request)=(\\S+)")
        .matcher(text)
        .replaceAll(found -> found.group(1) + "=" + 2 * Double.parseDouble(found.group(2)));
  }

  @Test
  void boundAndValueOfTheRelaxationMeet() {
    PatternRelaxation relaxation =
        relaxed(TextFleet.problem(ONE_WORKLOAD.formatted(9000, "0", "0.001")));
    assertThat(relaxation.lowerBound()).isCloseTo(relaxation.upperBound(), within(1.0));
    for (long seed = 0; seed < 10; seed++) {
      RandomFleet fleet =
          new RandomFleet(RandomFleet.Size.SMALL, seed)
              .withShards(true, true)
              .withPrevious(4, true);
      FleetProblem problem = fleet.fleet().problem();
      PatternRelaxation random = relaxed(problem);
      if (AllPlans.bestMargin(problem, 0) > Long.MIN_VALUE) {
        assertThat(random.lowerBound())
            .as("seed %s", seed)
            .isLessThanOrEqualTo(random.upperBound() + 1);
      }
      assertThat(random.upperBound()).isLessThanOrEqualTo(random.relaxedBound() + 1);
    }
  }

  @Test
  void mendedPricesPayARequestInFullInEverySite() {
    for (long seed = 0; seed < FLEETS; seed++) {
      var problem =
          new RandomFleet(RandomFleet.Size.SMALL, seed).withShards(false, false).fleet().problem();
      var index = FleetIndex.of(problem);
      Prices prices = RandomPrices.of(CellMap.of(index), seed);
      prices.power()[0] = -1;
      Prices mended = WeakDuality.mend(index, prices);
      for (double[] flows : mended.flows()) {
        for (int workload = 0; workload < index.workloads(); workload++) {
          double worth = mended.flows()[0][3 * workload + 2];
          assertThat(flows[3 * workload] + flows[3 * workload + 1])
              .isGreaterThanOrEqualTo(worth * (1 - 1e-12));
          assertThat(flows[3 * workload + 2]).isEqualTo(worth);
        }
      }
      assertThat(mended.power()[0]).isZero();
    }
  }

  @Test
  void theCertificateHoldsEveryFlowAndTheDomainsThatBind() {
    var report = report(TextFleet.problem(ONE_WORKLOAD.formatted(9000, "0", "0.001")));
    assertThat(report.certificate().rows().stream().map(row -> row.kind() + " " + row.phase()))
        .containsExactly("flow prefill", "flow decode", "flow aggregated");
    assertThat(report.method()).matches("(rack patterns|linear relaxation)(, whole engines)?");
    assertThat(report.prices().accelerators()).hasSize(1);
  }
}
