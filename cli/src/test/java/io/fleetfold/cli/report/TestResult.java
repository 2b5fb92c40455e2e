package io.fleetfold.cli.report;

import static io.fleetfold.cli.report.ShardNamesTest.placement;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.performance.SloPolicy;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.Baseline;
import io.fleetfold.solver.Baselines;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.bound.AcceleratorPrice;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.Certificate;
import io.fleetfold.solver.bound.DomainPrice;
import io.fleetfold.solver.bound.ShadowPrices;
import io.fleetfold.solver.bound.WorkloadPrice;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan for the test fleet, put together by hand.
 *
 * <p>chat 8 of 10 requests/s (115.20 $/h), tags 2 of 4 (7.20 $/h); 4700 W * 1.5 * 0.10 $ (0.705
 * $/h); five h100 and two a100-80 (12 $/h): a margin of 109.695 $/h.
 */
public final class TestResult {

  static final double MARGIN = 109.695;

  private TestResult() {}

  static List<Placement> placements(FleetProblem problem) {
    return List.of(
        placement(problem, "chat", Phase.PREFILL, 2000, "h1"),
        placement(problem, "chat", Phase.DECODE, 2000, "h1"),
        placement(problem, "chat", Phase.DECODE, 2000, "a1"),
        placement(problem, "tags", Phase.AGGREGATED, 1000, "h1"));
  }

  /** The plan with this bound, stopped early or not. */
  static SolveResult of(FleetProblem problem, @Nullable Double upperBound, boolean stoppedEarly) {
    return of(problem, placements(problem), upperBound, stoppedEarly);
  }

  /** The plan with this bound, and what branch and bound found possible. */
  static SolveResult of(FleetProblem problem, double upperBound, double branchAndBound) {
    return of(problem, placements(problem), upperBound, branchAndBound, false);
  }

  static SolveResult of(
      FleetProblem problem,
      List<Placement> placements,
      @Nullable Double upperBound,
      boolean stoppedEarly) {
    return of(problem, placements, upperBound, null, stoppedEarly);
  }

  private static SolveResult of(
      FleetProblem problem,
      List<Placement> placements,
      @Nullable Double upperBound,
      @Nullable Double branchAndBound,
      boolean stoppedEarly) {
    List<Placement> plain = placements(problem).subList(0, 2);
    var newestFirst = new Baseline("newest first", plain, PlanAudit.audit(problem, plain));
    return new SolveResult(
        problem,
        placements,
        PlanAudit.audit(problem, placements),
        new Baselines(newestFirst, null),
        upperBound == null ? null : bound(problem, upperBound),
        upperBound == null ? "no bound was asked for" : null,
        branchAndBound,
        null,
        stoppedEarly,
        Duration.ofMillis(1500),
        3000,
        200);
  }

  private static BoundReport bound(FleetProblem problem, double upperBound) {
    var dataset = problem.dataset();
    var prices =
        new ShadowPrices(
            List.of(new DomainPrice(dataset.powerDomains().getFirst(), 3.5)),
            List.of(
                new AcceleratorPrice(
                    problem.types().getFirst(), dataset.sites().getFirst(), 12.25)),
            List.of(new WorkloadPrice(dataset.workloads().getFirst(), 0.75, 0)));
    var certificate =
        new Certificate(
            List.of(
                Certificate.Row.flow("chat", "ewr", "", "prefill", 1e-9),
                Certificate.Row.rounded("chat", "decode", 12_500_000, 0.25),
                Certificate.Row.power("hall", 3.5)));
    return new BoundReport(upperBound, "linear relaxation", prices, certificate);
  }

  /** The report of the plan, feasible and bounded. */
  public static PlanReport feasible(FleetProblem problem) {
    return report(of(problem, 120.0, false));
  }

  /** The report of a run of 200 steps. */
  static PlanReport report(SolveResult result) {
    return PlanReport.of(
        result,
        new RunFacts(
            new SolveOptions(null, 200L, 7, null),
            1.0,
            new SloPolicy(0.2, 0.9),
            List.of(),
            "1.2.3"));
  }
}
