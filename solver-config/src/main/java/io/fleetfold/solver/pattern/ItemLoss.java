package io.fleetfold.solver.pattern;

import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.HostClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What placing an item forgoes, against the best use of the units and watts that it takes. */
public final class ItemLoss {

  private ItemLoss() {}

  /**
   * For each class of hosts in a class of cells, the items that lose at most a share of what they
   * take, best first, and at least so many.
   *
   * @param largest largest share lost, 0 to 1
   * @param most no more than so many, at least {@code fewest}
   */
  public static Map<HostClass, int[]> bestItems(
      CellClass cellClass, Prices prices, double largest, int fewest, int most) {
    CellRelaxation relaxation = CellRelaxation.of(cellClass, prices);
    Map<HostClass, int[]> best = new HashMap<>();
    for (int host = 0; host < cellClass.hosts().size(); host++) {
      HostClass hostClass = cellClass.hosts().get(host);
      if (!best.containsKey(hostClass)) {
        double[] loss = losses(hostClass, relaxation.host(host), relaxation.powerPrice(), prices);
        best.put(hostClass, best(loss, largest, fewest, most));
      }
    }
    return best;
  }

  private static double[] losses(
      HostClass hostClass, HostRelaxation host, double powerPrice, Prices prices) {
    return hostClass.items().stream()
        .mapToDouble(shard -> host.loss(shard, prices.worth(shard), powerPrice))
        .toArray();
  }

  private static int[] best(double[] loss, double largest, int fewest, int most) {
    long small = Arrays.stream(loss).filter(share -> share <= largest).count();
    double tried = small >= fewest ? largest : Double.POSITIVE_INFINITY;
    return IntStream.range(0, loss.length)
        .filter(item -> loss[item] <= tried)
        .boxed()
        .sorted(Comparator.comparingDouble(item -> loss[item]))
        .limit(small >= fewest ? most : fewest)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
