package io.fleetfold.solver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.Score;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.work.Crew;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetSearchTest {

  private static FleetSearch search(FleetProblem problem) {
    CellMap cells = CellMap.of(FleetIndex.of(problem));
    return search(cells);
  }

  private static FleetSearch search(CellMap cells) {
    Prices prices = RoughPrices.of(cells);
    return new FleetSearch(cells, prices, prices, Crew.alone(), () -> false);
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
  void aDiveSaysWhatTheAuditSays() {
    for (long seed = 0; seed < 6; seed++) {
      FleetProblem problem = fleet(seed);
      FleetSearch search = search(problem);
      search.dive();
      isAsItSays(problem, search, seed);
    }
  }

  @Test
  void exchangesNeverLose_andTheirBooksFollowThePlan() {
    int better = 0;
    for (long seed = 0; seed < 6; seed++) {
      FleetProblem problem = fleet(seed);
      FleetSearch search = search(problem);
      search.dive();
      List<Placement> plan = new ArrayList<>(search.bestPlan());
      var exchanger =
          new Exchanger(CellMap.of(FleetIndex.of(problem)), search.candidates(), () -> false);
      List<Host> changed = problem.dataset().hosts();
      for (int attempt = 0; attempt < 8; attempt++) {
        List<Host> hosts = changed;
        exchanger.follow(hosts, plan.stream().filter(p -> hosts.contains(p.host())).toList());
        Exchanger.Refill refill = exchanger.attempt(attempt, 0);
        if (refill != null) {
          Score before = PlanAudit.audit(problem, plan).score();
          plan.removeIf(placement -> refill.hosts().contains(placement.host()));
          plan.addAll(refill.placements());
          Score after = PlanAudit.audit(problem, plan).score();
          assertThat(after.isBetterThan(before)).as("seed %s", seed).isTrue();
          better++;
        }
        changed = refill == null ? List.of() : refill.hosts();
      }
    }
    assertThat(better).isPositive();
  }

  @Test
  void withoutAnEngine_roughPricesAndGreedyFillingGiveAPlan() {
    for (long seed = 0; seed < 6; seed++) {
      FleetProblem problem = fleet(seed);
      CellMap cells = CellMap.of(FleetIndex.of(problem));
      FleetSearch search = search(cells);
      search.fillGreedily();
      isAsItSays(problem, search, seed);
      // no worse than the empty plan, which pays for idle draw
      assertThat(search.bestObjective()).isGreaterThanOrEqualTo(-(double) cells.fixedCost());
    }
  }

  @Test
  void equalFleetsGiveEqualPlans() {
    assertThat(TextFleet.text(dived(fleet(2)))).isEqualTo(TextFleet.text(dived(fleet(2))));
  }

  private static List<Placement> dived(FleetProblem problem) {
    FleetSearch search = search(problem);
    search.dive();
    return search.bestPlan();
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
    FleetSearch search = search(problem);
    search.dive();
    assertThat(search.bestPlan()).isEmpty();
    assertThat(search.bestObjective()).isZero();
  }
}
