package io.fleetfold.solver.search;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.Cell;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.pattern.CellPricer;
import io.fleetfold.solver.pattern.Pattern;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.pattern.Shortfall;
import java.util.List;

/** Empties and fills cells one at a time, each best for what the rest of the fleet lacks. */
public final class Construction {

  private static final int BEAM = 24;
  private final ShardBooks books;
  private final CellMap cells;
  private final FleetIndex index;
  private final Prices prices;
  private final Prices offered;
  private final CellPricer pricer;
  private final int[] firstBin;

  public Construction(ShardBooks books, Prices prices) {
    this.books = books;
    this.cells = books.cells();
    this.index = cells.index();
    this.prices = prices;
    this.offered = prices.blend(prices, 1.0);
    this.pricer = new CellPricer();
    this.firstBin = new int[cells.cells().size()];
    for (int bin = cells.bins().size() - 1; bin >= 0; bin--) {
      firstBin[cells.bins().get(bin).cell()] = bin;
    }
  }

  /** Flow that the rest of the fleet waits for. */
  private static final class MissingFlow implements Shortfall {

    private final long[][] room;
    private final double[][] premium;

    private MissingFlow(int zones, int flows) {
      this.room = new long[zones][flows];
      this.premium = new double[zones][flows];
    }

    @Override
    public double copies(Item item) {
      return (double) room[item.zone()][item.flow()] / item.rate();
    }

    @Override
    public double premium(Item item) {
      return premium[item.zone()][item.flow()] * item.rate();
    }
  }

  private List<Pattern> fill(int cell, Shortfall shortfall, int wanted) {
    return pricer.fill(
        cells.classOf(cell), Math.max(0, books.freeDraw(cell)), offered, shortfall, BEAM, wanted);
  }

  private void put(int cell, Pattern pattern) {
    List<Bin> bins = binsOf(cell);
    for (int shard = 0; shard < pattern.shards(); shard++) {
      int bin = bins.size() == 1 ? 0 : pattern.host(shard);
      books.add(bins.get(bin).index(), pattern.item(shard));
    }
  }

  /** The bins of a cell. */
  List<Bin> binsOf(int cell) {
    int from = firstBin[cell];
    int to = cell + 1 < firstBin.length ? firstBin[cell + 1] : cells.bins().size();
    return cells.bins().subList(from, to);
  }

  /**
   * Empties a cell and fills it best for the rest of the fleet as it stands; keeps what was there
   * unless that is better.
   *
   * @param discount worth of flow whose partner phase is missing, as a share of its price
   * @return whether the cell changed
   */
  public boolean rebuild(Cell cell, double discount) {
    List<Bin> bins = binsOf(cell.index());
    double before = books.objective();
    int[][] old = new int[bins.size()][];
    for (int i = 0; i < old.length; i++) {
      old[i] = books.contents(bins.get(i).index());
      books.clear(bins.get(i).index());
    }
    var missing = new MissingFlow(index.zones(), 3 * index.workloads());
    for (int zone : cells.classOf(cell.index()).zones()) {
      for (int workload = 0; workload < index.workloads(); workload++) {
        offer(zone, workload, discount, missing);
      }
    }
    for (Pattern pattern : fill(cell.index(), missing, 3)) {
      put(cell.index(), pattern);
      if (books.objective() > before + 1) {
        return true;
      }
      bins.forEach(bin -> books.clear(bin.index()));
    }
    for (int i = 0; i < old.length; i++) {
      for (int item : old[i]) {
        books.add(bins.get(i).index(), item);
      }
    }
    return false;
  }

  private void offer(int zone, int workload, double discount, MissingFlow missing) {
    int prefill = 3 * workload + Phase.PREFILL.ordinal();
    int decode = 3 * workload + Phase.DECODE.ordinal();
    int aggregated = 3 * workload + Phase.AGGREGATED.ordinal();
    double[] flows = offered.flows()[zone];
    double[] fair = prices.flows()[zone];
    long[] room = missing.room[zone];
    double[] premium = missing.premium[zone];
    long unserved = Math.max(0, index.demand(workload) - books.capacity(workload));
    long surplus = books.flow(zone, decode) - books.flow(zone, prefill);
    boolean wanted = unserved > 0;
    flows[prefill] = wanted ? discount * fair[prefill] : 0;
    flows[decode] = wanted ? discount * fair[decode] : 0;
    flows[aggregated] = 0;
    room[prefill] = Math.min(unserved, Math.max(0, surplus));
    room[decode] = Math.min(unserved, Math.max(0, -surplus));
    room[aggregated] = unserved;
    double worth = Math.max(index.revenue(workload), fair[aggregated]);
    premium[prefill] = worth - flows[prefill];
    premium[decode] = worth - flows[decode];
    premium[aggregated] = fair[aggregated];
  }
}
