package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.transition.Change;
import io.fleetfold.solver.transition.StepOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps from the plan in force to a plan, in an order in which every limit holds all the time.
 */
final class Moves {

  private final FleetProblem problem;
  private final MoveReasons reasons;
  private final MoveGains gains;
  private final Map<String, Host> hosts = new HashMap<>();
  private final Map<String, Workload> workloads = new HashMap<>();
  private final List<Move> moves = new ArrayList<>();

  /** The change of each move; {@code null} where host or workload is gone. */
  private final List<@Nullable Change> changes = new ArrayList<>();

  private Moves(FleetProblem problem, List<PlannedShard> shards, MoveGains gains) {
    this.problem = problem;
    this.reasons = new MoveReasons(problem, shards);
    this.gains = gains;
    problem.dataset().hosts().forEach(host -> hosts.put(host.id(), host));
    problem.dataset().workloads().forEach(workload -> workloads.put(workload.id(), workload));
    stopped(problem, shards).forEach(this::addStop);
    shards.stream().filter(PlannedShard::isMoved).forEach(this::addMove);
    shards.stream().filter(shard -> shard.before() == null).forEach(this::addStart);
  }

  static List<Move> of(FleetProblem problem, List<PlannedShard> shards, MoveGains gains) {
    return new Moves(problem, shards, gains).inOrder();
  }

  private void addStop(PreviousPlacement row) {
    Change change = change(row, null);
    add(Move.Action.STOP, identity(row), row.host(), null, reasons.ofStop(row), change);
  }

  private void addMove(PlannedShard shard) {
    PreviousPlacement before = shard.before();
    if (before != null) {
      add(
          Move.Action.MOVE,
          identity(shard),
          before.host(),
          shard.host().id(),
          reasons.ofMove(before, shard),
          change(before, shard));
    }
  }

  private void addStart(PlannedShard shard) {
    var change = Change.start(shard.placement().kind(), shard.host());
    String reason = reasons.ofStart(shard);
    add(Move.Action.START, identity(shard), null, shard.host().id(), reason, change);
  }

  private void add(
      Move.Action action,
      Move.Shard shard,
      @Nullable String from,
      @Nullable String to,
      String reason,
      @Nullable Change change) {
    Long gain = change == null ? null : gains.take(change);
    moves.add(new Move(action, shard, from, to, reason, gain));
    changes.add(change);
  }

  /** What does not run any more, because its host or workload is gone, is not there to stop. */
  private @Nullable Change change(PreviousPlacement row, @Nullable PlannedShard shard) {
    Host from = hosts.get(row.host());
    boolean runs = from != null && from.terms().status() != HostStatus.OFFLINE;
    Workload workload = workloads.get(row.workload());
    if (shard != null) {
      return new Change(shard.placement().kind(), runs ? from : null, shard.host());
    }
    return !runs || from == null || workload == null
        ? null
        : problem
            .findKind(workload, row.phase(), row.acceleratorMillis())
            .map(kind -> Change.stop(kind, from))
            .orElse(null);
  }

  /** What is gone comes first, for it takes no room; then what {@link StepOrder} says. */
  private List<Move> inOrder() {
    if (problem.dataset().previous().isEmpty()) {
      return List.copyOf(moves);
    }
    List<Move> ordered = new ArrayList<>();
    List<Move> running = new ArrayList<>();
    List<Change> steps = new ArrayList<>();
    for (int i = 0; i < moves.size(); i++) {
      Change change = changes.get(i);
      if (change == null) {
        ordered.add(moves.get(i));
      } else {
        running.add(moves.get(i));
        steps.add(change);
      }
    }
    for (StepOrder.Step step : StepOrder.of(problem, steps)) {
      ordered.add(part(running.get(step.change()), step.part()));
    }
    return List.copyOf(ordered);
  }

  private static Move part(Move move, StepOrder.Part part) {
    return switch (part) {
      case WHOLE -> move;
      case LEAVE ->
          new Move(
              Move.Action.STOP,
              move.shard(),
              move.fromHost(),
              null,
              "stops first, for there is no room on " + move.toHost() + " yet: " + move.reason(),
              null);
      case ARRIVE ->
          new Move(
              Move.Action.START,
              move.shard(),
              null,
              move.toHost(),
              "comes from " + move.fromHost() + ", where it had to stop first",
              move.gainMicroUsdPerHour());
    };
  }

  private static List<PreviousPlacement> stopped(FleetProblem problem, List<PlannedShard> shards) {
    Set<String> kept = new HashSet<>();
    shards.forEach(shard -> kept.add(shard.id()));
    return problem.dataset().previous().stream()
        .filter(row -> !kept.contains(row.shard()))
        .toList();
  }

  private static Move.Shard identity(PreviousPlacement row) {
    return new Move.Shard(row.shard(), row.workload(), row.phase(), row.acceleratorMillis());
  }

  private static Move.Shard identity(PlannedShard shard) {
    return new Move.Shard(
        shard.id(),
        shard.workload().id(),
        shard.phase(),
        shard.placement().kind().acceleratorMillis());
  }
}
