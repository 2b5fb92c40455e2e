package io.fleetfold.solver.search;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts plans, or parts of plans, into books; what does not fit is left out. */
final class Transfer {

  private final ShardBooks books;
  private final Map<Host, Bin> bins = new HashMap<>();
  private final Map<HostClass, Map<ShardKind, Integer>> items = new HashMap<>();

  Transfer(ShardBooks books) {
    this.books = books;
  }

  /** The books hold this plan now, and nothing else. */
  void replace(List<Placement> plan) {
    for (Bin bin : books.cells().bins()) {
      books.clear(bin.index());
    }
    plan.forEach(this::add);
  }

  /**
   * The books hold this on some hosts now; all hosts of a bin come together.
   *
   * @param plan what runs on them
   */
  void replace(Collection<Host> hosts, List<Placement> plan) {
    hosts.forEach(host -> bin(host).ifPresent(bin -> books.clear(bin.index())));
    plan.forEach(this::add);
  }

  /** Where a host is; nowhere if it takes no work. */
  Optional<Bin> bin(Host host) {
    if (bins.isEmpty()) {
      books.cells().bins().forEach(bin -> bin.hosts().forEach(one -> bins.put(one, bin)));
    }
    return Optional.ofNullable(bins.get(host));
  }

  private void add(Placement placement) {
    Bin bin = bin(placement.host()).orElse(null);
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
