package io.fleetfold.solver.nightly;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.solver.Baseline;
import io.fleetfold.solver.Baselines;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.CertifiedBound;
import io.fleetfold.solver.bound.FleetBound;
import io.fleetfold.solver.bound.LeastShortfall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * States a plan that was made for one demand as a plan for another one, such as today's: audit,
 * baselines and bound computed anew. Prices prove a bound whatever they were computed for, but one
 * that counts demand in whole engines is far off even for nearly the same demand, so that prices
 * for the other demand are looked for, too.
 */
public final class Restatement {

  private final FleetProblem problem;

  private Restatement(FleetProblem problem) {
    this.problem = problem;
  }

  /**
   * The result with other placements, on another problem.
   *
   * @param placements of the result's problem
   * @param today the same fleet with another demand
   */
  public static SolveResult of(
      SolveResult planned, List<Placement> placements, FleetProblem today) {
    List<PreviousPlacement> rows = new ArrayList<>(rows(placements));
    rows.addAll(rows(planned.baselines().newestFirst()));
    rows.addAll(rows(planned.baselines().aggregatedOnly()));
    return new Restatement(today.withSizesOf(rows)).state(planned, placements);
  }

  private SolveResult state(SolveResult planned, List<Placement> placements) {
    List<Placement> same = translate(problem, placements);
    Audit audit = PlanAudit.audit(problem, same);
    var baselines = planned.baselines();
    return new SolveResult(
        problem,
        same,
        audit,
        new Baselines(state(baselines.newestFirst()), state(baselines.aggregatedOnly())),
        planned.bound() == null ? null : bound(planned, planned.bound()),
        planned.noBoundReason(),
        null,
        leastShortfall(planned.leastShortfall(), audit),
        planned.stoppedEarly(),
        planned.elapsed(),
        planned.moves(),
        planned.steps());
  }

  private @Nullable LeastShortfall leastShortfall(@Nullable LeastShortfall planned, Audit audit) {
    return planned == null || audit.score().medium() == 0
        ? null
        : planned.again(problem, -audit.score().medium() * 1e-6);
  }

  private @Nullable Baseline state(@Nullable Baseline baseline) {
    if (baseline == null) {
      return null;
    }
    List<Placement> same = translate(problem, baseline.placements());
    return new Baseline(baseline.name(), same, PlanAudit.audit(problem, same));
  }

  private BoundReport bound(SolveResult planned, BoundReport bound) {
    var same =
        new BoundReport(
            CertifiedBound.upperBoundUsdPerHour(problem, bound.certificate()),
            bound.method(),
            bound.prices(),
            bound.certificate());
    if (demands(planned.problem()).equals(demands(problem))) {
      return same;
    }
    int rounds = planned.stoppedEarly() ? 1 : FleetBound.USUAL_ROUNDS;
    BoundReport own = FleetBound.of(problem, rounds);
    return own.upperBoundUsdPerHour() < same.upperBoundUsdPerHour() ? own : same;
  }

  private static List<Workload.Demand> demands(FleetProblem problem) {
    return problem.dataset().workloads().stream().map(Workload::demand).toList();
  }

  private static List<PreviousPlacement> rows(@Nullable Baseline baseline) {
    return baseline == null ? List.of() : rows(baseline.placements());
  }

  /** Placements as rows of a plan without names. */
  public static List<PreviousPlacement> rows(List<Placement> placements) {
    return placements.stream().distinct().map(Restatement::row).toList();
  }

  private static PreviousPlacement row(Placement placement) {
    ShardKind kind = placement.kind();
    return new PreviousPlacement(
        kind.text(),
        kind.workload().id(),
        kind.phase(),
        placement.host().id(),
        kind.acceleratorMillis(),
        false);
  }

  /** The same placements in a problem of the same fleet that knows their sizes. */
  public static List<Placement> translate(FleetProblem problem, List<Placement> placements) {
    return placements.stream()
        .map(placement -> new Placement(kind(problem, placement.kind()), host(problem, placement)))
        .toList();
  }

  private static ShardKind kind(FleetProblem problem, ShardKind kind) {
    var workload = problem.dataset().workloads().get(kind.workload().index());
    return problem
        .findKind(workload, kind.phase(), kind.acceleratorMillis())
        .orElseThrow(() -> new IllegalStateException(kind.text() + " is unknown"));
  }

  private static Host host(FleetProblem problem, Placement placement) {
    return problem.dataset().hosts().get(placement.host().index());
  }
}
