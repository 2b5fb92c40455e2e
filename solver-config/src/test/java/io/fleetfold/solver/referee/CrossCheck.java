package io.fleetfold.solver.referee;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.WorkloadService;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.FleetSolver;
import io.fleetfold.solver.ShortfallProof;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.bound.AuditedBound;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.Gap;
import io.fleetfold.solver.bound.LeastShortfall;
import io.fleetfold.solver.referee.ExactProgram.Optimum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One fleet: what the solver says of it beside what the referee finds. */
final class CrossCheck {

  /** Search rounds: as few as leave the proof most of the work. */
  private static final long STEPS = 1;

  /** What {@code optimal} promises: no plan earns more than this share besides, or a cent. */
  private static final double OPTIMAL = 1e-4;

  private static final double CENT = 0.01;

  /** Of an engine's own arithmetic, as a share of the amount. */
  private static final double ENGINE = 1e-5;

  private final FleetProblem problem;
  private final List<String> findings = new ArrayList<>();
  private @Nullable Double gap;
  private @Nullable ShortfallProof shortfall;

  private CrossCheck(FleetProblem problem) {
    this.problem = problem;
  }

  /**
   * What is wrong; empty if nothing is.
   *
   * @param gap of the plan found to the optimum; {@code null} where that is not known
   * @param shortfall what is said of contracts; {@code null} where the optimum is not known
   */
  record Outcome(List<String> findings, @Nullable Double gap, @Nullable ShortfallProof shortfall) {}

  /** Solves a fleet twice. */
  static Outcome of(FleetProblem problem) {
    var check = new CrossCheck(problem);
    var options = SolveOptions.steps(STEPS, 0).withTargetGap(OPTIMAL / 10);
    SolveResult result = new FleetSolver(problem, options).solve();
    check.compareMoney("the plan found", result.placements(), result.audit());
    Optimum optimum = ExactProgram.solve(problem);
    if (optimum != null) {
      check.compare(result, optimum);
    }
    return new Outcome(check.findings, check.gap, check.shortfall);
  }

  /** Micro-dollars that a plan's whole numbers may be off: of each shard, host and request/s. */
  private double rounding(List<Placement> plan) {
    double demand =
        problem.dataset().workloads().stream()
            .mapToDouble(workload -> workload.demand().requestsPerSecond())
            .sum();
    return 2e-6 * (plan.size() + problem.dataset().hosts().size() + demand);
  }

  private void compareMoney(String whose, List<Placement> plan, Audit audit) {
    var recount = new Recount(problem, plan);
    double off = rounding(plan);
    var money = audit.money();
    equal(
        whose + ": revenue",
        money.revenueMicroUsdPerHour() / 1e6,
        recount.revenueUsdPerHour(),
        off);
    equal(whose + ": energy", money.energyMicroUsdPerHour() / 1e6, recount.energyUsdPerHour(), off);
    equal(whose + ": rental", money.rentalMicroUsdPerHour() / 1e6, recount.rentalUsdPerHour(), off);
    equal(
        whose + ": changes",
        money.migrationMicroUsdPerHour() / 1e6,
        recount.migrationUsdPerHour(),
        off);
    for (WorkloadService service : audit.workloads()) {
      double served = recount.servedRps(service.workload());
      equal(
          whose + ": served of " + service.workload(),
          service.servedMicroRps() / 1e6,
          served,
          2e-6);
    }
    if (audit.isFeasible() != recount.broken().isEmpty()) {
      findings.add(whose + ": audit says " + audit.violations() + ", referee " + recount.broken());
    }
  }

  private void equal(String what, double stated, double own, double off) {
    if (Math.abs(stated - own) > off) {
      findings.add(String.format(Locale.ROOT, "%s is %.6f, referee says %.6f", what, stated, own));
    }
  }

  private void atLeast(String what, double stated, double least, double off) {
    if (!(stated >= least - off)) {
      findings.add(String.format(Locale.ROOT, "%s is %.6f, below %.6f", what, stated, least));
    }
  }

  private void compare(SolveResult result, Optimum optimum) {
    Audit best = PlanAudit.audit(problem, optimum.plan());
    compareMoney("the exact plan", optimum.plan(), best);
    Audit found = result.audit();
    if (found.score().hard() != best.score().hard()) {
      findings.add("hard is " + found.score().hard() + ", at best " + best.score().hard());
      return;
    }
    double off = rounding(optimum.plan()) + ENGINE * Math.abs(usd(best));
    double missed = -found.score().medium() / 1e6;
    atLeast("requests/s missed of contracts", missed, optimum.leastMissedRps(), 1e-5);
    atLeast("requests/s missed of contracts at best", -best.score().medium() / 1e6, missed, 1e-5);
    compareShortfall(result, -best.score().medium() / 1e6);
    if (missed <= -best.score().medium() / 1e6 + 1e-6) {
      atLeast("what SCIP proves", optimum.mostUsdPerHour(), usd(found), off);
      gap = Gap.of(usd(best), usd(found));
    }
    if (best.isFeasible()) {
      compareProofs(result, best, off);
    }
  }

  /** What is said to be the least is, and what is said to be missed by every plan is no more. */
  private void compareShortfall(SolveResult result, double least) {
    shortfall = result.shortfallProof();
    if (shortfall != ShortfallProof.FOUND) {
      atLeast("requests/s missed at best", least, result.missedRps(), 1e-5);
    }
    Double proven = result.leastShortfallRps();
    if (proven != null) {
      atLeast("requests/s missed at best, beside the proof,", least, proven, 1e-5);
    }
    if (result.leastShortfall() != null) {
      LeastShortfall stated = result.leastShortfall();
      equal(
          "what the certificate of the shortfall proves",
          stated.certifiedRps(),
          LeastShortfall.certifiedRps(problem, stated.certificate()),
          1e-9);
    }
  }

  private static double usd(Audit audit) {
    return audit.money().marginMicroUsdPerHour() / 1e6;
  }

  private void compareProofs(SolveResult result, Audit best, double off) {
    BoundReport bound = result.bound();
    if (bound == null) {
      findings.add("there is no bound");
      return;
    }
    atLeast("the bound", AuditedBound.usdPerHour(bound, best), usd(best), off);
    Double proved = result.branchAndBoundUsdPerHour();
    if (proved != null && best.score().medium() == 0) {
      atLeast("branch and bound", proved, usd(best), off);
    }
    if (result.isOptimal() && best.score().medium() >= result.audit().score().medium()) {
      double less = Math.max(CENT, OPTIMAL * Math.abs(usd(best)));
      atLeast("a plan said to be optimal", usd(result.audit()), usd(best), less + off);
    }
  }
}
