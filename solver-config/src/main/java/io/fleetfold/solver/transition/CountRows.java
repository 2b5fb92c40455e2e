package io.fleetfold.solver.transition;

import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.solver.program.IntegerProgram;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a program that count changes as {@link MoveCount} does: of one kind of shard, what
 * stops in one place and starts in another is one move, and a start in the place of a lost shard is
 * none. So a kind counts as often as it stops, or as it starts without being lost, whichever is
 * more. Not thread-safe.
 */
final class CountRows {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final IntegerProgram program;
  private final TransitionLimits limits;
  private final Map<ShardKind, Integer> lost;
  private final double leastGain;
  private final @Nullable Integer all;
  private final Map<ShardKind, Counted> made = new LinkedHashMap<>();
  private final Map<ShardKind, Counted> ofAll = new LinkedHashMap<>();
  private final Map<List<Object>, Counted> ofDomain = new LinkedHashMap<>();
  private final Map<PowerDomain, Integer> domains = new HashMap<>();
  private final Map<ShardKind, Integer> replaced = new HashMap<>();

  /** The rows that hold what starts, and what stops, of something below a column. */
  private record Counted(int starts, int stops) {}

  /**
   * No rows yet.
   *
   * @param leastGain dollars per hour that a change must bring
   */
  CountRows(
      IntegerProgram program,
      TransitionLimits limits,
      Map<ShardKind, Integer> lost,
      double leastGain) {
    this.program = program;
    this.limits = limits;
    this.lost = lost;
    this.leastGain = leastGain;
    this.all = row(limits.mostMoves());
  }

  private @Nullable Integer row(@Nullable Integer most) {
    return most == null ? null : (Integer) program.row(-INFINITY, (double) most);
  }

  /** Counts a column of shards that start or stop. */
  void add(Step step, int column) {
    ShardKind kind = step.placement().kind();
    count(made.computeIfAbsent(kind, absent -> counted(-leastGain, 0)), step, column);
    if (all != null) {
      count(ofAll.computeIfAbsent(kind, this::countedInAll), step, column);
    }
    if (limits.mostMovesPerDomain() != null) {
      PowerDomain domain = step.placement().host().powerDomain();
      var key = List.<Object>of(kind, domain);
      count(ofDomain.computeIfAbsent(key, absent -> countedIn(domain, kind)), step, column);
    }
  }

  private void count(Counted counted, Step step, int column) {
    program.set(step.sign() > 0 ? counted.starts() : counted.stops(), column, 1);
  }

  private Counted counted(double worth, int free) {
    int column = program.column(worth, INFINITY);
    return counted(column, free);
  }

  private Counted counted(int column, int free) {
    int starts = program.row(-INFINITY, (double) free);
    int stops = program.row(-INFINITY, 0);
    program.set(starts, column, -1);
    program.set(stops, column, -1);
    return new Counted(starts, stops);
  }

  private Counted countedInAll(ShardKind kind) {
    int column = program.column(0, INFINITY);
    if (all != null) {
      program.set(all, column, 1);
    }
    return counted(column, lost.getOrDefault(kind, 0));
  }

  /** Where lost shards are replaced is open: the domains share what is free. */
  private Counted countedIn(PowerDomain domain, ShardKind kind) {
    int column = program.column(0, INFINITY);
    Integer most = limits.mostMovesPerDomain();
    int row =
        domains.computeIfAbsent(
            domain, absent -> program.row(-INFINITY, most == null ? INFINITY : (double) most));
    program.set(row, column, 1);
    Counted counted = counted(column, 0);
    if (lost.getOrDefault(kind, 0) > 0) {
      int free = program.column(0, INFINITY);
      program.set(counted.starts(), free, -1);
      program.set(replacedRow(kind), free, 1);
    }
    return counted;
  }

  private int replacedRow(ShardKind kind) {
    return replaced.computeIfAbsent(
        kind, absent -> program.row(-INFINITY, (double) lost.getOrDefault(kind, 0)));
  }
}
