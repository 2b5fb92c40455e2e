package io.fleetfold.solver.referee;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import io.fleetfold.domain.plan.ShardKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The row that limits the changes of an exact program. Shards of one kind that stop in one place
 * and start in another have moved, which is one change; what could not stay is replaced for
 * nothing.
 */
final class ExactChanges {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Shards of a kind: how many start, stop, or could not stay. */
  private record Entry(ShardKind kind, MPVariable shards) {}

  private final MPSolver scip;
  private final List<Entry> starts = new ArrayList<>();
  private final List<Entry> stops = new ArrayList<>();
  private final List<ShardKind> lost = new ArrayList<>();

  ExactChanges(MPSolver scip) {
    this.scip = scip;
  }

  void start(ShardKind kind, MPVariable shards) {
    starts.add(new Entry(kind, shards));
  }

  void stop(ShardKind kind, MPVariable shards) {
    stops.add(new Entry(kind, shards));
  }

  void lose(ShardKind kind, int shards) {
    for (int i = 0; i < shards; i++) {
      lost.add(kind);
    }
  }

  void limit(int most) {
    MPConstraint all = scip.makeConstraint(-INFINITY, most);
    Set<ShardKind> kinds = new LinkedHashSet<>();
    starts.forEach(entry -> kinds.add(entry.kind()));
    stops.forEach(entry -> kinds.add(entry.kind()));
    for (ShardKind kind : kinds) {
      MPVariable changes = scip.makeNumVar(0, INFINITY, "");
      all.setCoefficient(changes, 1);
      atLeast(changes, starts, kind, lost.stream().filter(kind::equals).count());
      atLeast(changes, stops, kind, 0);
    }
  }

  private void atLeast(MPVariable changes, List<Entry> entries, ShardKind kind, long free) {
    MPConstraint row = scip.makeConstraint(-INFINITY, (double) free);
    row.setCoefficient(changes, -1);
    entries.stream()
        .filter(entry -> entry.kind().equals(kind))
        .forEach(entry -> row.setCoefficient(entry.shards(), 1));
  }
}
