package io.fleetfold.cli.report;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PhaseUse;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.InputFile;
import io.fleetfold.domain.facts.InputWarning;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.performance.SloPolicy;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.Baselines;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.transition.Transition;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A solved plan with everything that is said about it. The files, the terminal and the page print
 * this and compute nothing of their own.
 *
 * @param gap how much better any plan could be, as a share of the least bound; {@code null} where
 *     nothing is proved, and for a plan that breaks a limit
 */
public record PlanReport(
    SolveResult result,
    RunFacts run,
    PlanStatus status,
    @Nullable Double gap,
    List<PlannedShard> shards,
    List<Move> moves,
    Tables tables) {

  /**
   * The figures by workload, power domain, accelerator type and site, and against plain rules.
   *
   * @param phaseUses what each phase earns on each type
   * @param idleEnergyMicroUsdPerHour the part of the energy that goes to accelerators which no
   *     dedicated shard holds
   */
  public record Tables(
      List<WorkloadLine> workloads,
      List<DomainLine> powerDomains,
      List<AcceleratorLine> accelerators,
      List<PhaseUse> phaseUses,
      List<BaselineLine> baselines,
      long idleEnergyMicroUsdPerHour) {

    /**
     * What a kilowatt earns in an hour in this phase on this type; {@code null} if none is drawn.
     */
    public @Nullable Double usdPerKwHour(Accelerator type, Phase phase) {
      for (PhaseUse use : phaseUses) {
        if (use.type().equals(type) && use.phase() == phase && use.watts() > 0) {
          return use.marginUsdPerKwHour();
        }
      }
      return null;
    }
  }

  /** Puts the report together. */
  public static PlanReport of(SolveResult result, RunFacts run) {
    return of(result, run, List.of());
  }

  /** Puts the report together, with what each change to the plan in force brings. */
  public static PlanReport of(SolveResult result, RunFacts run, List<Transition.Gained> changes) {
    Double gap = result.gap();
    List<PlannedShard> shards = ShardNames.of(result.problem().dataset(), result.placements());
    return new PlanReport(
        result,
        run,
        status(result),
        gap,
        shards,
        Moves.of(result.problem(), shards, MoveGains.of(changes)),
        ReportTables.of(result));
  }

  /**
   * What the shards of a plan alone say: nothing of how it was found, of a bound, of moves or of
   * other plans.
   *
   * @param slo how far latency targets are kept
   * @param calibration files of the user's own calibration
   */
  public static PlanReport ofShards(
      FleetProblem problem,
      List<Placement> placements,
      SloPolicy slo,
      List<InputFile> calibration) {
    var result =
        new SolveResult(
            problem,
            placements,
            PlanAudit.audit(problem, placements),
            new Baselines(null, null),
            null,
            null,
            null,
            null,
            false,
            Duration.ZERO,
            0,
            0);
    var run = new RunFacts(SolveOptions.steps(0, 0), 1, slo, calibration, "");
    return new PlanReport(
        result,
        run,
        status(result),
        null,
        ShardNames.of(problem.dataset(), placements),
        List.of(),
        ReportTables.of(result));
  }

  private static PlanStatus status(SolveResult result) {
    if (!result.audit().isFeasible()) {
      return PlanStatus.INFEASIBLE;
    }
    if (result.stoppedEarly()) {
      return PlanStatus.STOPPED;
    }
    return hasActiveHost(result.problem()) && result.isOptimal()
        ? PlanStatus.OPTIMAL
        : PlanStatus.FEASIBLE;
  }

  private static boolean hasActiveHost(FleetProblem problem) {
    return problem.dataset().hosts().stream().anyMatch(Host::isActive);
  }

  /**
   * Whether there is anything to plan with; an empty plan of a fleet that is down is not optimal.
   */
  public boolean hasActiveHost() {
    return hasActiveHost(problem());
  }

  public FleetProblem problem() {
    return result.problem();
  }

  public Dataset dataset() {
    return result.problem().dataset();
  }

  /** Every file that it was made from: the dataset's, then a calibration's. */
  public List<InputFile> inputs() {
    return Stream.concat(dataset().sources().files().stream(), run.calibration().stream()).toList();
  }

  /** What is legal and unusual about the plan itself. */
  public List<InputWarning> planWarnings() {
    return PlanWarnings.of(problem(), shards);
  }

  /** What is legal and unusual: in the dataset, then about the plan. */
  public List<InputWarning> warnings() {
    return Stream.concat(dataset().warnings().stream(), planWarnings().stream()).toList();
  }

  /** What may be said about TTFT and TPOT, for people. */
  public String latencyText() {
    return latency().text(run.slo());
  }

  LatencyClaim latency() {
    return LatencyClaim.of(dataset().profiles(), shards);
  }

  public Audit audit() {
    return result.audit();
  }

  /** Whether the plan serves less than contracts promise. */
  public boolean missesContracts() {
    return result.audit().score().medium() < 0;
  }

  /**
   * Wall-clock seconds of the search; {@code null} where the run is to be repeatable to the byte.
   */
  public @Nullable Double solveSeconds() {
    return run.options().steps() == null ? result.elapsed().toMillis() / 1e3 : null;
  }
}
