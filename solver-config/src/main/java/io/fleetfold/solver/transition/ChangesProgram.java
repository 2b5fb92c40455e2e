package io.fleetfold.solver.transition;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.KvZone;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.program.IntegerProgram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The changes to a plan as an integer program, in which every row is what the plan leaves of a
 * limit: so a limit that is broken is not made worse. In dollars per hour, requests per second,
 * kilowatts and accelerators, so that the numbers stay near one. Not thread-safe.
 */
final class ChangesProgram {

  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double MICRO = 1e-6;
  private static final double MILLI = 1e-3;

  /** Requests per second that may be missed besides the fewest: the engine's tolerance. */
  private static final double MISSED_BESIDES = 1e-6;

  private final FleetProblem problem;
  private final Room room;
  private final IntegerProgram program;
  private final boolean countsMoney;
  private final Map<List<Object>, Integer> flows = new HashMap<>();
  private final Map<PowerDomain, Integer> power = new HashMap<>();
  private final Map<Host, Integer> accelerators = new HashMap<>();
  private final Map<Host, Integer> networks = new HashMap<>();
  private final Map<Host, Integer> rented = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Integer> columns = new ArrayList<>();
  private final List<Integer> missed = new ArrayList<>();

  /**
   * A program without any change.
   *
   * @param room what the plan to begin with leaves
   * @param mostMissed requests per second of contracts; {@code null} to look for the fewest
   */
  ChangesProgram(
      FleetProblem problem, Room room, IntegerProgram program, @Nullable Double mostMissed) {
    this.problem = problem;
    this.room = room;
    this.program = program;
    this.countsMoney = mostMissed != null;
    problem.dataset().workloads().forEach(this::addWorkload);
    if (mostMissed != null) {
      int row = program.row(-INFINITY, mostMissed + MISSED_BESIDES);
      missed.forEach(column -> program.set(row, column, 1));
    }
  }

  private double money(double usdPerHour) {
    return countsMoney ? usdPerHour : 0;
  }

  private void addWorkload(Workload workload) {
    double price = workload.microUsdPerHourPerRps() * MICRO;
    int served = program.column(money(price), workload.demandMicroRps() * MICRO);
    long aggregated = 0;
    for (KvZone zone : problem.zones()) {
      aggregated += room.rateMicroRps(workload, Phase.AGGREGATED, zone);
    }
    int all = program.row(-INFINITY, aggregated * MICRO);
    program.set(all, served, 1);
    flows.put(List.of(workload, Phase.AGGREGATED), all);
    for (KvZone zone : problem.zones()) {
      int joined = program.column(0, INFINITY);
      program.set(all, joined, -1);
      for (Phase phase : List.of(Phase.PREFILL, Phase.DECODE)) {
        int half = program.row(-INFINITY, room.rateMicroRps(workload, phase, zone) * MICRO);
        program.set(half, joined, 1);
        flows.put(List.of(workload, phase, zone), half);
      }
    }
    if (workload.promisedMicroRps() > 0) {
      int shortage = program.column(countsMoney ? 0 : -1, INFINITY);
      int contract = program.row(workload.promisedMicroRps() * MICRO, INFINITY);
      program.set(contract, served, 1);
      program.set(contract, shortage, 1);
      missed.add(shortage);
    }
  }

  /** Lets so many shards start or stop. */
  void add(Step step, CountRows counts) {
    Placement placement = step.placement();
    Host host = placement.host();
    ShardProfile profile =
        Objects.requireNonNull(problem.findProfile(placement.kind(), host), placement::toString);
    long draw = profile.milliwattsAboveIdle(host.idleMilliwattsPerAccelerator());
    double cost =
        step.sign() * problem.energyMicroUsdPerHour(draw, host.site()) + step.costMicroUsd();
    int column = program.wholeColumn(money(-cost * MICRO), step.most());
    int sign = step.sign();
    program.set(flow(placement), column, -sign * profile.rateMicroRps() * MICRO);
    for (PowerDomain domain : host.powerDomain().path()) {
      if (domain.limitMilliwatts() != null) {
        program.set(power(domain), column, sign * draw * MICRO);
      }
    }
    program.set(accelerators(host), column, sign * profile.accelerators());
    if (room.kilobits(host) != Long.MAX_VALUE) {
      program.set(network(host), column, sign * profile.footprint().kvKilobitsPerSecond() * MICRO);
    }
    if (host.rentalMicroUsdPerAcceleratorHour() > 0) {
      program.set(rented(host), column, sign * profile.accelerators());
    }
    counts.add(step, column);
    steps.add(step);
    columns.add(column);
  }

  private int flow(Placement placement) {
    var kind = placement.kind();
    List<Object> key =
        kind.phase() == Phase.AGGREGATED
            ? List.of(kind.workload(), kind.phase())
            : List.of(kind.workload(), kind.phase(), problem.zone(placement.host()));
    return Objects.requireNonNull(flows.get(key), key::toString);
  }

  private int power(PowerDomain domain) {
    return power.computeIfAbsent(
        domain, absent -> program.row(-INFINITY, room.milliwatts(domain) * MICRO));
  }

  private int accelerators(Host host) {
    return accelerators.computeIfAbsent(
        host, absent -> program.row(-INFINITY, room.acceleratorMillis(host) * MILLI));
  }

  private int network(Host host) {
    return networks.computeIfAbsent(
        host, absent -> program.row(-INFINITY, room.kilobits(host) * MICRO));
  }

  /** Accelerators in use are rented whole. */
  private int rented(Host host) {
    return rented.computeIfAbsent(
        host,
        absent -> {
          double rental = host.rentalMicroUsdPerAcceleratorHour() * MICRO;
          int used = program.wholeColumn(money(-rental), host.accelerators());
          int row = program.row(-INFINITY, -room.runningMillis(host) * MILLI);
          program.set(row, used, -1);
          return row;
        });
  }

  /** Names a plan to beat. */
  void startFrom(List<Placement> plan) {
    Map<Placement, Integer> more = new HashMap<>();
    plan.forEach(placement -> more.merge(placement, 1, Integer::sum));
    steps.stream()
        .map(Step::placement)
        .distinct()
        .forEach(placement -> more.merge(placement, -room.shards(placement), Integer::sum));
    double[] values = new double[columns.size()];
    for (int i = 0; i < values.length; i++) {
      Step step = steps.get(i);
      int wanted = Math.max(0, step.sign() * more.getOrDefault(step.placement(), 0));
      int taken = Math.min(wanted, step.most());
      more.merge(step.placement(), -step.sign() * taken, Integer::sum);
      values[i] = taken;
    }
    program.startFrom(columns.stream().mapToInt(Integer::intValue).toArray(), values);
  }

  /** Requests per second of contracts that the last solution misses. */
  double missed() {
    return missed.stream().mapToDouble(program::value).sum();
  }

  /** The plan of the last solution. */
  List<Placement> plan() {
    Map<Placement, Integer> more = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Step step = steps.get(i);
      int copies = (int) Math.round(program.value(columns.get(i)));
      more.merge(step.placement(), step.sign() * copies, Integer::sum);
    }
    return room.with(more);
  }
}
