package io.fleetfold.solver.search;

import io.fleetfold.solver.bound.RelaxedFill;
import io.fleetfold.solver.bound.RelaxedFill.Due;
import io.fleetfold.solver.bound.RelaxedFill.Share;
import io.fleetfold.solver.bound.Room;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Which share of each workload each site is to serve: as in the relaxation of a small image of the
 * fleet, some cells of each kind with demands and limits to scale.
 */
final class SiteShares {

  private static final int BINS_OF_IMAGE = 300;

  /** Requests per second below which the image serves nothing. */
  private static final double NOTHING = 1e-9;

  private final CellMap cells;
  private final CellWeights weights;
  private final double[] shortagePrice;
  private final Candidates candidates;
  private final BooleanSupplier stop;

  SiteShares(
      CellWeights weights,
      CellMap cells,
      double[] shortagePrice,
      Candidates candidates,
      BooleanSupplier stop) {
    this.cells = cells;
    this.weights = weights;
    this.shortagePrice = shortagePrice;
    this.candidates = candidates;
    this.stop = stop;
  }

  /**
   * Shares by site and workload; those of a workload sum to 1.
   *
   * @param ordered all cells, alike ones side by side
   */
  Map<String, double[]> of(List<Integer> ordered) {
    Map<String, Double> accelerators = new TreeMap<>();
    ordered.forEach(
        cell -> accelerators.merge(weights.site(cell), weights.accelerators(cell), Double::sum));
    double all = accelerators.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, double[]> shares = new TreeMap<>();
    accelerators.forEach((site, some) -> shares.put(site, new double[cells.index().workloads()]));
    Map<String, double[]> served = served(image(ordered), shares.keySet(), all);
    for (int workload = 0; workload < cells.index().workloads(); workload++) {
      int w = workload;
      double total = served.values().stream().mapToDouble(rps -> rps[w]).sum();
      shares.forEach((site, share) ->
          share[w] =
              total <= NOTHING
                  ? Objects.requireNonNull(accelerators.get(site)) / all
                  : Objects.requireNonNull(served.get(site))[w] / total);
    }
    return shares;
  }

  private List<Integer> image(List<Integer> ordered) {
    int step = Math.max(1, Math.ceilDiv(cells.bins().size(), BINS_OF_IMAGE));
    return IntStream.range(0, ordered.size())
        .filter(i -> i % step == 0)
        .mapToObj(ordered::get)
        .toList();
  }

  private Map<String, double[]> served(List<Integer> image, Iterable<String> sites, double all) {
    Map<String, double[]> served = new TreeMap<>();
    sites.forEach(site -> served.put(site, new double[cells.index().workloads()]));
    List<Bin> bins = new ArrayList<>();
    image.forEach(cell -> bins.addAll(weights.binsOf(cell)));
    long columns = bins.stream().mapToLong(bin -> candidates.of(bin.index()).length).sum();
    try (var fill = new RelaxedFill(cells, shortagePrice, scaled(image, all), columns)) {
      fill.stopWhen(stop);
      for (Bin bin : bins) {
        long limit = cells.classOf(bin.cell()).limit();
        fill.open(Room.empty(bin, limit, candidates.of(bin.index())));
      }
      List<Share> shares = fill.solve();
      if (fill.isOptimal()) {
        addPairs(fill, served);
        shares.forEach(share -> addAggregated(share, served));
      }
    }
    return served;
  }

  private Due scaled(List<Integer> image, double all) {
    double share = image.stream().mapToDouble(weights::accelerators).sum() / all;
    double[] served = new double[cells.index().workloads()];
    Arrays.fill(served, share);
    long[][] fixed = cells.pinnedFlowTotals();
    for (long[] flows : fixed) {
      Arrays.setAll(flows, flow -> (long) (flows[flow] * share));
    }
    double[] below = new double[cells.index().domains()];
    image.forEach(cell -> weights.addBelow(below, cell));
    long[] free = cells.linkingHeadroom();
    for (int domain = 0; domain < free.length; domain++) {
      boolean limited = below[domain] > 0 && free[domain] != Long.MAX_VALUE;
      double ofImage = below[domain] / weights.milliwattsBelow(domain);
      free[domain] = limited ? (long) (free[domain] * ofImage) : Long.MAX_VALUE;
    }
    return new Due(served, fixed, free);
  }

  private void addPairs(RelaxedFill fill, Map<String, double[]> served) {
    var zones = cells.index().problem().zones();
    for (var zone : zones) {
      double[] here = served.get(zone.site().id());
      for (int workload = 0; here != null && workload < here.length; workload++) {
        here[workload] += fill.pairs(zone.index(), workload);
      }
    }
  }

  private void addAggregated(Share share, Map<String, double[]> served) {
    Bin bin = cells.bins().get(share.bin());
    Item item = bin.hostClass().items().get(share.item());
    if (item.flow() % 3 == ShardBooks.AGGREGATED) {
      double[] here = Objects.requireNonNull(served.get(weights.site(bin.cell())));
      here[item.flow() / 3] += share.copies() * item.rate() * 1e-6;
    }
  }
}
