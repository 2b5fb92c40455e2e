package io.fleetfold.solver.search;

import io.fleetfold.solver.bound.RelaxedFill.Due;
import io.fleetfold.solver.fleet.CellMap;
import java.util.Arrays;
import java.util.List;

/**
 * Some cells and what is due to them: of each workload a share of its demand and promise, of each
 * shared power domain a share of its headroom, of what pinned shards feed a share too. The shares
 * of parts that make up the fleet sum to one, so that what they do side by side fits together.
 */
final class FleetPart {

  private final List<Integer> cells;
  private final double[] served;
  private final double[] pinned;
  private final long[] headroom;

  /**
   * A part; the arrays are not copied.
   *
   * @param cells by index, in the order in which they are filled
   * @param served by workload
   * @param pinned by zone
   * @param headroom milliwatts by domain; {@link Long#MAX_VALUE} where no limit is shared
   */
  FleetPart(List<Integer> cells, double[] served, double[] pinned, long[] headroom) {
    this.cells = cells;
    this.served = served;
    this.pinned = pinned;
    this.headroom = headroom;
  }

  List<Integer> cells() {
    return cells;
  }

  double[] served() {
    return served;
  }

  long[] headroom() {
    return headroom;
  }

  /**
   * What is due once a share of the part is open, as some books of the part stand.
   *
   * @param share of its accelerators, 0 to 1
   * @param below milliwatts of the open cells, by domain
   * @param whole the same of all its cells
   */
  Due due(ShardBooks books, double share, double[] below, double[] whole) {
    double[] due = Arrays.stream(served).map(all -> all * Math.min(1, share)).toArray();
    return new Due(due, flows(books, due, share), free(books, below, whole));
  }

  /** Pinned shards feed all parts together, so each counts on its share of that only. */
  private long[][] flows(ShardBooks books, double[] due, double share) {
    CellMap all = books.cells();
    long[][] flows = books.flows();
    long[][] fixed = all.pinnedFlowTotals();
    for (int zone = 0; zone < flows.length; zone++) {
      for (int flow = 0; flow < flows[zone].length; flow++) {
        boolean aggregated = flow % 3 == ShardBooks.AGGREGATED;
        double here = aggregated ? due[flow / 3] : pinned[zone] * Math.min(1, share);
        flows[zone][flow] -= (long) Math.ceil(fixed[zone][flow] * (1 - here));
      }
    }
    return flows;
  }

  private long[] free(ShardBooks books, double[] below, double[] whole) {
    long[] free = books.freeDraws();
    for (int domain = 0; domain < free.length; domain++) {
      if (below[domain] <= 0 || free[domain] == Long.MAX_VALUE) {
        free[domain] = Long.MAX_VALUE;
      } else {
        double later = headroom[domain] * Math.max(0, 1 - below[domain] / whole[domain]);
        free[domain] -= (long) Math.ceil(later);
      }
    }
    return free;
  }
}
