package io.fleetfold.solver.replay;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.KvZone;
import io.fleetfold.domain.plan.Placement;
import java.util.List;

/**
 * What becomes of a plan when demand grows and when engines are slower than predicted. A step that
 * takes g times as long makes an engine serve 1/g of its rate and answer g times as late; an answer
 * that is later than its target is a miss, as is a request that is not served. Engines whose
 * latency is not known, because they were measured, are never late here. Immutable and thread-safe.
 */
public final class PlanStress {

  /** As planned; then demand, step times, and both, 1.2 and 1.5 times as large. */
  public static final List<Scenario> SCENARIOS =
      List.of(
          new Scenario(1, 1),
          new Scenario(1.2, 1),
          new Scenario(1.5, 1),
          new Scenario(1, 1.2),
          new Scenario(1, 1.5),
          new Scenario(1.2, 1.2),
          new Scenario(1.5, 1.5));

  private final FleetProblem problem;
  private final List<Placement> placements;
  private final long costMicroUsdPerHour;

  /** How much larger than planned demand is and how much longer steps take. */
  public record Scenario(double demand, double stepTime) {}

  /**
   * What becomes of the plan.
   *
   * @param lateRps requests/s that are served later than their target
   * @param missedContracts workloads that get less than promised
   */
  public record Outcome(
      Scenario scenario,
      double demandRps,
      double servedRps,
      double lateRps,
      double marginUsdPerHour,
      int missedContracts) {

    /** Requests/s that are not served. */
    public double unservedRps() {
      return demandRps - servedRps;
    }

    /** Requests/s late or not served, as a share of the demand; 0 without demand. */
    public double missedShare() {
      return demandRps > 0 ? (lateRps + unservedRps()) / demandRps : 0;
    }
  }

  /** Prepares the tests of a plan of the problem. */
  public PlanStress(FleetProblem problem, List<Placement> placements) {
    this.problem = problem;
    this.placements = List.copyOf(placements);
    var money = PlanAudit.audit(problem, placements).money();
    this.costMicroUsdPerHour = money.revenueMicroUsdPerHour() - money.marginMicroUsdPerHour();
  }

  /** What becomes of the plan in each of {@link #SCENARIOS}. */
  public List<Outcome> run() {
    return SCENARIOS.stream().map(this::run).toList();
  }

  /** What becomes of the plan in one scenario. */
  public Outcome run(Scenario scenario) {
    double demand = 0;
    double served = 0;
    double late = 0;
    double revenue = 0;
    int missed = 0;
    for (Workload workload : problem.dataset().workloads()) {
      var capacity = new Capacity();
      for (KvZone zone : problem.zones()) {
        addZone(workload, zone, scenario.stepTime(), capacity);
      }
      double asked = workload.demandMicroRps() * scenario.demand();
      double got = Math.min(asked, capacity.all);
      demand += asked;
      served += got;
      late += capacity.all > 0 ? got * capacity.late / capacity.all : 0;
      revenue += got / 1e6 * workload.microUsdPerHourPerRps();
      missed += got + 1 < workload.promisedMicroRps() * scenario.demand() ? 1 : 0;
    }
    double margin = (revenue - costMicroUsdPerHour) / 1e6;
    return new Outcome(scenario, demand / 1e6, served / 1e6, late / 1e6, margin, missed);
  }

  /** Requests/s that can be served, and those of them that are late. */
  private static final class Capacity {
    private double all;
    private double late;
  }

  private void addZone(Workload workload, KvZone zone, double stepTime, Capacity capacity) {
    var phases = new Capacity[Phase.values().length];
    for (Phase phase : Phase.values()) {
      phases[phase.ordinal()] = capacity(workload, phase, zone, stepTime);
    }
    Capacity aggregated = phases[Phase.AGGREGATED.ordinal()];
    Capacity prefill = phases[Phase.PREFILL.ordinal()];
    Capacity decode = phases[Phase.DECODE.ordinal()];
    double paired = Math.min(prefill.all, decode.all);
    capacity.all += aggregated.all + paired;
    capacity.late +=
        aggregated.late
            + (paired > 0
                ? paired * (1 - (1 - prefill.late / prefill.all) * (1 - decode.late / decode.all))
                : 0);
  }

  private Capacity capacity(Workload workload, Phase phase, KvZone zone, double stepTime) {
    var capacity = new Capacity();
    for (Placement shard : placements) {
      ShardProfile profile = problem.findProfile(shard.kind(), shard.host());
      if (profile != null
          && shard.kind().workload().equals(workload)
          && shard.kind().phase() == phase
          && problem.zone(shard.host()).equals(zone)) {
        double rate = profile.rateMicroRps() / stepTime;
        capacity.all += rate;
        capacity.late += isLate(workload, phase, profile, stepTime) ? rate : 0;
      }
    }
    return capacity;
  }

  /**
   * Aggregated engines state the tighter of both latencies: what is above the time per token is
   * taken for the time to the first one.
   */
  private static boolean isLate(
      Workload workload, Phase phase, ShardProfile profile, double stepTime) {
    double latency = profile.engine().latencyMillis();
    var targets = workload.targets();
    boolean first =
        phase == Phase.PREFILL || (phase == Phase.AGGREGATED && latency > targets.tpotMillis());
    double target = first ? targets.ttftMillis() : targets.tpotMillis();
    return latency * stepTime > target * (1 + 1e-9);
  }
}
