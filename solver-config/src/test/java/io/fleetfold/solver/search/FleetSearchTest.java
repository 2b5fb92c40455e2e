package io.fleetfold.solver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.work.Crew;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetSearchTest {

  private static FleetSearch search(FleetProblem problem, long seed) {
    CellMap cells = CellMap.of(FleetIndex.of(problem));
    return search(cells, seed);
  }

  private static FleetSearch search(CellMap cells, long seed) {
    Prices prices = RoughPrices.of(cells);
    return new FleetSearch(cells, prices, prices, seed, Crew.alone(), () -> false);
  }

  private static FleetProblem fleet(long seed) {
    return new RandomFleet(RandomFleet.Size.SMALL, seed).withShards(true, true).fleet().problem();
  }

  private static void isAsItSays(FleetProblem problem, FleetSearch search, long seed) {
    List<Placement> plan = search.bestPlan();
    Audit audit = PlanAudit.audit(problem, plan);
    boolean canRest = PlanAudit.audit(problem, List.of()).isFeasible();
    assertThat(audit.isFeasible()).as("seed %s", seed).isEqualTo(canRest);
    assertThat(search.bestObjective())
        .as("seed %s", seed)
        .isCloseTo(
            (double) audit.score().soft(), within(problem.dataset().workloads().size() + 1e-2));
  }

  @Test
  void divingAndRounds_neverLoseAndSayWhatTheAuditSays() {
    for (long seed = 0; seed < 6; seed++) {
      FleetProblem problem = fleet(seed);
      FleetSearch search = search(problem, seed);
      search.dive();
      double last = search.bestObjective();
      for (int round = 0; round < 12; round++) {
        search.round(1, 0);
        assertThat(search.bestObjective()).isGreaterThanOrEqualTo(last);
        last = search.bestObjective();
      }
      isAsItSays(problem, search, seed);
    }
  }

  @Test
  void withoutAnEngine_roughPricesAndGreedyFillingGiveAPlan() {
    for (long seed = 0; seed < 6; seed++) {
      FleetProblem problem = fleet(seed);
      CellMap cells = CellMap.of(FleetIndex.of(problem));
      FleetSearch search = search(cells, seed);
      search.fillGreedily();
      search.round(0, 0);
      isAsItSays(problem, search, seed);
      // no worse than the empty plan, which pays for idle draw
      assertThat(search.bestObjective()).isGreaterThanOrEqualTo(-(double) cells.fixedCost());
    }
  }

  @Test
  void equalSeedsGiveEqualPlans() {
    FleetProblem problem = fleet(2);
    assertThat(plan(problem, 5)).isEqualTo(plan(problem, 5));
  }

  private static String plan(FleetProblem problem, long seed) {
    FleetSearch search = search(problem, seed);
    search.dive();
    for (int round = 0; round < 5; round++) {
      search.round(1, 0);
    }
    return TextFleet.text(search.bestPlan());
  }

  @Test
  void aSearchWithoutHostsFindsTheEmptyPlan() {
    FleetProblem problem =
        TextFleet.problem(
            """
            site fra
            domain rack limit_w=4000
            type h100
            host a fra rack h100 8 status=drain
            workload chat rps=10 usd_per_request=0.001
            profile chat/aggregated/x1 h100 rps=4 watts=1000
            """);
    FleetSearch search = search(problem, 0);
    search.dive();
    search.round(1, 0);
    assertThat(search.bestPlan()).isEmpty();
    assertThat(search.bestObjective()).isZero();
  }
}
