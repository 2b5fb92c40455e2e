package io.fleetfold.solver.baseline;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.search.ShardBooks;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * What operators do by hand: the workloads that earn most come first, and each gets the newest
 * accelerators that are left, prefill and decode in step with each other where it is served apart.
 */
public final class NewestFirst {

  private final FleetIndex index;
  private final ShardBooks books;
  private final List<Bin> newest;
  private final BooleanSupplier stop;

  private NewestFirst(CellMap cells, BooleanSupplier stop) {
    this.stop = stop;
    this.index = cells.index();
    this.books = new ShardBooks(cells, ShortagePrice.of(cells));
    this.newest =
        cells.bins().stream()
            .sorted(Comparator.comparing(NewestFirst::released).reversed())
            .toList();
  }

  private static String released(Bin bin) {
    String released = bin.hostClass().example().accelerator().provenance().released();
    return released == null ? "" : released;
  }

  /**
   * The plan, pinned shards left out.
   *
   * @param stop once true, the plan is empty
   */
  public static List<Placement> plan(CellMap cells, BooleanSupplier stop) {
    if (stop.getAsBoolean()) {
      return List.of();
    }
    var plan = new NewestFirst(cells, stop);
    IntStream.range(0, plan.index.workloads())
        .boxed()
        .sorted(Comparator.comparingDouble(w -> -plan.index.revenue(w) * plan.index.demand(w)))
        .forEach(plan::serve);
    return stop.getAsBoolean() ? List.of() : plan.books.placements();
  }

  private void serve(int workload) {
    for (Bin bin : newest) {
      if (stop.getAsBoolean()) {
        return;
      }
      while (books.capacity(workload) < index.demand(workload) && addBest(bin, workload)) {
        // one shard after the other
      }
    }
  }

  private boolean addBest(Bin bin, int workload) {
    Phase shorter =
        books.flow(bin.zone(), 3 * workload) <= books.flow(bin.zone(), 3 * workload + 1)
            ? Phase.PREFILL
            : Phase.DECODE;
    return add(bin, workload, Phase.AGGREGATED) || add(bin, workload, shorter);
  }

  private boolean add(Bin bin, int workload, Phase phase) {
    int best = -1;
    double bestRate = 0;
    List<Item> items = bin.hostClass().items();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      double ratePerUnit = (double) item.rate() / item.units();
      if (item.flow() == 3 * workload + phase.ordinal()
          && ratePerUnit > bestRate
          && books.fits(bin.index(), item)) {
        best = i;
        bestRate = ratePerUnit;
      }
    }
    if (best >= 0) {
      books.add(bin.index(), best);
    }
    return best >= 0;
  }
}
