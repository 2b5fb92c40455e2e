package io.fleetfold.solver.pattern;

import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What placing an item forgoes, against the best use of the units and watts that it takes. */
public final class ItemLoss {

  private ItemLoss() {}

  /**
   * The items of a class of hosts that lose at most a share of what they take, best first, and at
   * least so many.
   *
   * @param largest largest share lost, 0 to 1
   */
  public static int[] bestItems(
      CellClass cellClass, HostClass hostClass, Prices prices, double largest, int fewest) {
    CellRelaxation relaxation = CellRelaxation.of(cellClass, prices);
    HostRelaxation host = relaxation.host(cellClass.hosts().indexOf(hostClass));
    double[] loss = new double[hostClass.items().size()];
    for (int item = 0; item < loss.length; item++) {
      Item shard = hostClass.items().get(item);
      double worth = prices.worth(shard);
      loss[item] = host.loss(shard, worth, relaxation.powerPrice());
    }
    int[] sorted =
        IntStream.range(0, loss.length)
            .boxed()
            .sorted(Comparator.comparingDouble(item -> loss[item]))
            .mapToInt(Integer::intValue)
            .toArray();
    int keep = 0;
    while (keep < sorted.length && (keep < fewest || loss[sorted[keep]] <= largest)) {
      keep++;
    }
    return Arrays.copyOf(sorted, keep);
  }
}
