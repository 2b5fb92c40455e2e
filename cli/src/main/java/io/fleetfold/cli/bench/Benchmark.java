package io.fleetfold.cli.bench;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.Score;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.FleetSolver;
import io.fleetfold.solver.Progress;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.bound.Gap;
import io.fleetfold.solver.bound.RelaxedFill;
import io.fleetfold.solver.bound.RelaxedFill.Effort;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.generate.FleetGenerator;
import io.fleetfold.solver.generate.FleetShape;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Generates a fleet, solves it, and solves it again as one exact program where that may work. */
public final class Benchmark {

  /** However many nodes it takes; the time ends it. */
  private static final Effort TO_THE_END = new Effort(Integer.MAX_VALUE, 0, false);

  private final long seed;
  private final Consumer<Progress> listener;

  /** Prepares runs with this seed, of the fleets and of the search. */
  public Benchmark(long seed, Consumer<Progress> listener) {
    this.seed = seed;
    this.listener = listener;
  }

  /**
   * Runs one size.
   *
   * @param options of the solve
   * @param exactLimit time for the exact program; {@code null} not to try it
   */
  public BenchmarkRow run(int accelerators, SolveOptions options, @Nullable Duration exactLimit) {
    Dataset dataset = FleetGenerator.generate(FleetShape.of(accelerators, seed));
    FleetProblem problem = FleetProblem.of(dataset, ClosedForm.bundled(), Migration.FREE);
    BenchmarkRow.Run run = solve(problem, options);
    var exact = exactLimit == null ? null : exact(problem, exactLimit, run.upperBoundUsdPerHour());
    return new BenchmarkRow(fleet(dataset), run, exact);
  }

  private static BenchmarkRow.Fleet fleet(Dataset dataset) {
    return new BenchmarkRow.Fleet(
        dataset.hosts().stream().mapToLong(Host::accelerators).sum(),
        dataset.hosts().stream().map(Host::powerDomain).distinct().count(),
        dataset.workloads().size(),
        dataset.profiles().size());
  }

  private BenchmarkRow.Run solve(FleetProblem problem, SolveOptions options) {
    HeapPeak.reset();
    var course = new Course();
    SolveResult result = new FleetSolver(problem, options, course.andThen(listener)).solve();
    long heap = HeapPeak.megabytes();
    var bound = result.bound();
    Double upper = bound == null ? null : bound.upperBoundUsdPerHour();
    double margin = margin(result.audit());
    return new BenchmarkRow.Run(
        result.elapsed().toNanos() * 1e-9,
        margin,
        upper,
        holds(result.audit()) && upper != null ? Gap.of(upper, margin) : null,
        result.moves(),
        result.steps(),
        heap,
        course);
  }

  private static BenchmarkRow.Exact exact(
      FleetProblem problem, Duration limit, @Nullable Double ourBound) {
    long start = System.nanoTime();
    var cells = CellMap.of(FleetIndex.of(problem));
    var fill = RelaxedFill.whole(cells, ShortagePrice.of(cells), TO_THE_END);
    fill.limitSeconds(Math.max(1, limit.toMillis()) * 1e-3);
    List<Placement> plan = fill.placements(fill.solve());
    double elapsed = (System.nanoTime() - start) * 1e-9;
    Audit audit = PlanAudit.audit(problem, plan);
    boolean found = !plan.isEmpty() && holds(audit);
    double bound = fill.provenUsdPerHour() - cells.fixedCost() * 1e-6;
    return new BenchmarkRow.Exact(
        elapsed,
        fill.columns(),
        fill.rows(),
        found ? (Double) margin(audit) : null,
        Double.isFinite(bound) ? (Double) bound : null,
        found && ourBound != null ? (Double) Gap.of(ourBound, margin(audit)) : null);
  }

  private static boolean holds(Audit audit) {
    Score score = audit.score();
    return score.hard() == 0 && score.medium() == 0;
  }

  private static double margin(Audit audit) {
    return audit.money().marginMicroUsdPerHour() / 1e6;
  }
}
