package io.fleetfold.solver.move;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.search.Candidates;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of shard are worth trying on a host, by the prices of the relaxation. Immutable and
 * thread-safe.
 */
public final class Choices {

  /** Of so many draws one is of what the plan in force runs there: to keep it costs no start. */
  private static final int DRAWS_FOR_KEPT = 4;

  private final Candidates candidates;
  private final @Nullable Bin[] bins;

  /** The choices of a fleet. */
  public Choices(FleetProblem problem, CellMap cells, Candidates candidates) {
    this.candidates = candidates;
    this.bins = new Bin[problem.dataset().hosts().size()];
    for (Bin bin : cells.bins()) {
      bin.hosts().forEach(host -> bins[host.index()] = bin);
    }
  }

  /** A kind drawn by lot, the better the likelier; {@code null} where nothing can run. */
  @Nullable ShardKind draw(Host host, RandomGenerator random) {
    Bin bin = bins[host.index()];
    if (bin == null) {
      return null;
    }
    List<HostClass.Kept> kept = bin.hostClass().kept();
    if (!kept.isEmpty() && random.nextInt(DRAWS_FOR_KEPT) == 0) {
      return items(bin).get(kept.get(random.nextInt(kept.size())).item()).kind();
    }
    int[] items = candidates.of(bin.index());
    if (items.length == 0) {
      return null;
    }
    double u = random.nextDouble();
    return items(bin).get(items[(int) (u * u * items.length)]).kind();
  }

  /** A kind that feeds a flow, drawn by lot; {@code null} where none does. */
  @Nullable ShardKind drawFeeding(Host host, int flow, RandomGenerator random) {
    Bin bin = bins[host.index()];
    int[] items = bin == null ? new int[0] : candidates.feeding(bin.hostClass(), flow);
    return bin == null || items.length == 0
        ? null
        : items(bin).get(items[random.nextInt(items.length)]).kind();
  }

  private static List<Item> items(Bin bin) {
    return bin.hostClass().items();
  }
}
