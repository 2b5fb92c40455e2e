package io.fleetfold.solver.referee;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.domain.plan.ShardKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules as one integer program for SCIP: how many shards of every kind run on every host. First
 * the least that contracts miss, then the most that a plan can earn without missing more.
 */
final class ExactProgram {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Requests per second that the second solve may miss beyond the least: SCIP's tolerance. */
  private static final double MISSED_BESIDES = 2e-6;

  /** Far more than a fleet of this size takes; the ones that reach it are left out. */
  private static final int MOST_NODES = 5_000;

  private final FleetProblem problem;
  private final MPSolver scip = MPSolver.createSolver("SCIP");
  private final Map<Placement, MPVariable> shards = new LinkedHashMap<>();
  private final Map<PowerDomain, MPConstraint> power = new HashMap<>();
  private final Map<List<Object>, MPConstraint> flows = new HashMap<>();
  private final Map<Workload, MPVariable> missed = new LinkedHashMap<>();
  private final List<Placement> unmovable = new ArrayList<>();
  private final ExactChanges changes = new ExactChanges(scip);

  /**
   * The best plan.
   *
   * @param mostUsdPerHour what SCIP proved that no plan can exceed
   * @param leastMissedRps what SCIP proved that contracts must miss
   */
  record Optimum(List<Placement> plan, double mostUsdPerHour, double leastMissedRps) {}

  private ExactProgram(FleetProblem problem) {
    this.problem = problem;
    scip.setSolverSpecificParametersAsString("limits/nodes = " + MOST_NODES + "\n");
    scip.objective().setMaximization();
    problem.dataset().powerDomains().forEach(this::addPower);
    problem.dataset().workloads().forEach(this::addWorkload);
    problem.dataset().hosts().forEach(this::addHost);
    problem.previous().counts().forEach(this::addStops);
  }

  /** Solves the fleet; {@code null} when no plan keeps the limits, or it takes too long. */
  static @Nullable Optimum solve(FleetProblem problem) {
    return solve(new ExactProgram(problem));
  }

  /** The same with at most so many changes to the plan in force. */
  static @Nullable Optimum solve(FleetProblem problem, int mostChanges) {
    var program = new ExactProgram(problem);
    program.changes.limit(mostChanges);
    return solve(program);
  }

  private static @Nullable Optimum solve(ExactProgram program) {
    Double least = program.missed.isEmpty() ? Double.valueOf(0) : program.leastMissed();
    return least == null || !program.isSolved()
        ? null
        : new Optimum(program.plan(), program.scip.objective().bestBound(), least);
  }

  private boolean isSolved() {
    return scip.solve() == MPSolver.ResultStatus.OPTIMAL;
  }

  /** Solves for the contracts alone, and holds the next solve to what they get at best. */
  private @Nullable Double leastMissed() {
    Map<MPVariable, Double> money = new HashMap<>();
    for (MPVariable variable : scip.variables()) {
      money.put(variable, scip.objective().getCoefficient(variable));
    }
    double offset = scip.objective().offset();
    scip.objective().clear();
    missed.values().forEach(amount -> scip.objective().setCoefficient(amount, -1));
    scip.objective().setMaximization();
    if (!isSolved()) {
      return null;
    }
    double least = Math.max(0, -scip.objective().bestBound());
    MPConstraint atMost =
        scip.makeConstraint(-INFINITY, Math.max(0, -scip.objective().value()) + MISSED_BESIDES);
    missed.values().forEach(amount -> atMost.setCoefficient(amount, 1));
    money.forEach((variable, usd) -> scip.objective().setCoefficient(variable, usd));
    scip.objective().setOffset(offset);
    return least;
  }

  private void charge(MPVariable variable, double usdPerHour) {
    double before = scip.objective().getCoefficient(variable);
    scip.objective().setCoefficient(variable, before - usdPerHour);
  }

  private void chargeAlways(double usdPerHour) {
    scip.objective().setOffset(scip.objective().offset() - usdPerHour);
  }

  private static void add(MPConstraint row, MPVariable variable, double coefficient) {
    row.setCoefficient(variable, row.getCoefficient(variable) + coefficient);
  }

  /** In kilowatts. */
  private void addPower(PowerDomain domain) {
    Long limit = domain.limitMilliwatts();
    if (limit != null) {
      power.put(domain, scip.makeConstraint(-INFINITY, limit / 1e6));
    }
  }

  private void draw(Host host, MPVariable variable, double watts) {
    charge(variable, watts * Recount.usdPerWatt(host));
    for (PowerDomain domain : host.powerDomain().path()) {
      MPConstraint row = power.get(domain);
      if (row != null) {
        add(row, variable, watts / 1e3);
      }
    }
  }

  private void drawAlways(Host host, double watts) {
    chargeAlways(watts * Recount.usdPerWatt(host));
    for (PowerDomain domain : host.powerDomain().path()) {
      MPConstraint row = power.get(domain);
      if (row != null) {
        row.setUb(row.ub() - watts / 1e3);
      }
    }
  }

  /** Served is at most the demand, and what joined pairs and engines of both phases do. */
  private void addWorkload(Workload workload) {
    double demand = workload.demand().requestsPerSecond();
    MPVariable served = scip.makeNumVar(0, demand, "");
    charge(served, -Recount.usdPerHourPerRps(workload));
    MPConstraint all = scip.makeConstraint(-INFINITY, 0);
    all.setCoefficient(served, 1);
    flows.put(List.of(workload, Phase.AGGREGATED), all);
    for (Host host : problem.dataset().hosts()) {
      List<Object> place = Recount.meetingPlace(host);
      if (!flows.containsKey(List.of(workload, Phase.DECODE, place))) {
        MPVariable joined = scip.makeNumVar(0, INFINITY, "");
        all.setCoefficient(joined, -1);
        for (Phase phase : List.of(Phase.PREFILL, Phase.DECODE)) {
          MPConstraint half = scip.makeConstraint(-INFINITY, 0);
          half.setCoefficient(joined, 1);
          flows.put(List.of(workload, phase, place), half);
        }
      }
    }
    double promised = workload.promisedMicroRps() / 1e6;
    if (promised > 0) {
      MPVariable shortfall = scip.makeNumVar(0, promised, "");
      MPConstraint contract = scip.makeConstraint(promised, INFINITY);
      contract.setCoefficient(served, 1);
      contract.setCoefficient(shortfall, 1);
      missed.put(workload, shortfall);
    }
  }

  private MPConstraint flow(Placement placement) {
    ShardKind kind = placement.kind();
    List<Object> key =
        kind.phase() == Phase.AGGREGATED
            ? List.of(kind.workload(), kind.phase())
            : List.of(kind.workload(), kind.phase(), Recount.meetingPlace(placement.host()));
    MPConstraint row = flows.get(key);
    if (row == null) {
      throw new IllegalStateException(key.toString());
    }
    return row;
  }

  private void addHost(Host host) {
    drawAlways(host, host.accelerators() * Recount.idleWatts(host));
    MPConstraint capacity = scip.makeConstraint(-INFINITY, host.accelerators());
    Double gbit = host.terms().networkGbitPerSecond();
    MPConstraint network = scip.makeConstraint(-INFINITY, gbit == null ? INFINITY : gbit);
    MPVariable inUse = scip.makeIntVar(0, host.accelerators(), "");
    charge(inUse, host.terms().usdPerAcceleratorHour());
    MPConstraint used = scip.makeConstraint(-INFINITY, 0);
    used.setCoefficient(inUse, -1);
    for (ShardKind kind : problem.kinds()) {
      var placement = new Placement(kind, host);
      double size = kind.acceleratorMillis() / 1e3;
      ShardProfile profile = Recount.running(problem, placement);
      if (profile == null) {
        int pinned = pinned(placement);
        unmovable.addAll(Collections.nCopies(pinned, placement));
        capacity.setUb(capacity.ub() - pinned * size);
      } else {
        MPVariable copies = addShards(placement, profile);
        capacity.setCoefficient(copies, size);
        used.setCoefficient(copies, size);
        network.setCoefficient(copies, profile.footprint().kvKilobitsPerSecond() / 1e6);
      }
    }
  }

  private int pinned(Placement placement) {
    return problem.previous().counts().stream()
        .filter(count -> count.placement().equals(placement))
        .mapToInt(PreviousPlan.Count::pinned)
        .sum();
  }

  private MPVariable addShards(Placement placement, ShardProfile profile) {
    Host host = placement.host();
    double size = profile.accelerators();
    MPVariable copies =
        scip.makeIntVar(pinned(placement), Math.floor(host.accelerators() / size), "");
    shards.put(placement, copies);
    draw(
        host,
        copies,
        profile.milliwatts() / 1e3 - (size >= 1 ? size * Recount.idleWatts(host) : 0));
    add(flow(placement), copies, -profile.rateMicroRps() / 1e6);
    if (!problem.previous().isEmpty()) {
      MPVariable started = scip.makeNumVar(0, INFINITY, "");
      MPConstraint starts = scip.makeConstraint(-INFINITY, problem.previous().shards(placement));
      starts.setCoefficient(copies, 1);
      starts.setCoefficient(started, -1);
      charge(started, problem.migration().startMicroUsdPerHour(placement.kind(), host) / 1e6);
      changes.start(placement.kind(), started);
    }
    return copies;
  }

  private void addStops(PreviousPlan.Count before) {
    double usd = problem.migration().stopMicroUsdPerHour(before.placement().kind()) / 1e6;
    MPVariable copies = shards.get(before.placement());
    if (copies == null) {
      chargeAlways((before.shards() - before.pinned()) * usd);
      changes.lose(before.placement().kind(), before.shards() - before.pinned());
      return;
    }
    MPVariable stopped = scip.makeNumVar(0, INFINITY, "");
    MPConstraint stops = scip.makeConstraint(before.shards(), INFINITY);
    stops.setCoefficient(copies, 1);
    stops.setCoefficient(stopped, 1);
    charge(stopped, usd);
    changes.stop(before.placement().kind(), stopped);
  }

  private List<Placement> plan() {
    List<Placement> plan = new ArrayList<>(unmovable);
    shards.forEach((placement, copies) -> {
      for (long i = Math.round(copies.solutionValue()); i > 0; i--) {
        plan.add(placement);
      }
    });
    return plan;
  }
}
