package io.fleetfold.solver.search;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts plans, or parts of plans, into books; what does not fit is left out. */
final class Transfer {

  private final ShardBooks books;
  private final Map<Host, Bin> bins = new HashMap<>();
  private final Map<HostClass, Map<ShardKind, Integer>> items = new HashMap<>();

  Transfer(ShardBooks books) {
    this.books = books;
  }

  /** Empties the bins of a scope. */
  void clear(Scope scope) {
    for (int bin : scope.bins()) {
      books.clear(bin);
    }
  }

  /**
   * Fills the empty bins of a scope.
   *
   * @param contents items by bin of the scope
   */
  void fill(Scope scope, int[][] contents) {
    int[] where = scope.bins();
    for (int i = 0; i < where.length; i++) {
      for (int item : contents[i]) {
        addIfItFits(where[i], item);
      }
    }
  }

  /** The books hold this plan now, and nothing else. */
  void replace(List<Placement> plan) {
    for (Bin bin : books.cells().bins()) {
      books.clear(bin.index());
    }
    plan.forEach(this::add);
  }

  private void add(Placement placement) {
    if (bins.isEmpty()) {
      books.cells().bins().forEach(bin -> bin.hosts().forEach(host -> bins.put(host, bin)));
    }
    Bin bin = bins.get(placement.host());
    Integer item = bin == null ? null : itemsOf(bin.hostClass()).get(placement.kind());
    if (bin != null && item != null) {
      addIfItFits(bin.index(), item);
    }
  }

  private Map<ShardKind, Integer> itemsOf(HostClass hostClass) {
    return items.computeIfAbsent(
        hostClass,
        key -> {
          Map<ShardKind, Integer> positions = new HashMap<>();
          for (int item = 0; item < key.items().size(); item++) {
            positions.put(key.items().get(item).kind(), item);
          }
          return positions;
        });
  }

  private void addIfItFits(int bin, int itemIndex) {
    Item item = books.cells().bins().get(bin).hostClass().items().get(itemIndex);
    if (books.fits(bin, item)) {
      books.add(bin, itemIndex);
    }
  }
}
