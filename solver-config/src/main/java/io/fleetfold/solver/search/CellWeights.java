package io.fleetfold.solver.search;

import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import java.util.ArrayList;
import java.util.List;

/** How much of the fleet each cell is, and where it stands. Immutable and thread-safe. */
final class CellWeights {

  /** Stands in for the watts of an accelerator in a cell without a limit of its own. */
  private static final double MILLIWATTS_OF_ACCELERATOR = 1e6;

  private final CellMap cells;
  private final List<List<Bin>> bins = new ArrayList<>();
  private final double[] accelerators;
  private final double[] milliwattsBelow;

  CellWeights(CellMap cells) {
    this.cells = cells;
    this.accelerators = new double[cells.cells().size()];
    cells.cells().forEach(cell -> bins.add(new ArrayList<>()));
    for (Bin bin : cells.bins()) {
      bins.get(bin.cell()).add(bin);
      accelerators[bin.cell()] += (double) bin.units() / bin.hostClass().unitsPerAccelerator();
    }
    this.milliwattsBelow = new double[cells.index().domains()];
    cells.cells().forEach(cell -> addBelow(milliwattsBelow, cell.index()));
  }

  /** Adds what a cell may draw to the domains that it shares with others. */
  void addBelow(double[] milliwatts, int cell) {
    for (int domain : cells.classOf(cell).linkingDomains()) {
      milliwatts[domain] += milliwatts(cell);
    }
  }

  /** What all cells below a domain may draw: the whole of which a part of them is a share. */
  double milliwattsBelow(int domain) {
    return milliwattsBelow[domain];
  }

  /** What the limit of a cell allows its shards. */
  double milliwatts(int cell) {
    long limit = cells.classOf(cell).limit();
    return limit == Long.MAX_VALUE ? accelerators[cell] * MILLIWATTS_OF_ACCELERATOR : limit;
  }

  /** Accelerators that shards may take. */
  double accelerators(int cell) {
    return accelerators[cell];
  }

  List<Bin> binsOf(int cell) {
    return bins.get(cell);
  }

  /** The zone of its first host. */
  int zone(int cell) {
    return bins.get(cell).getFirst().zone();
  }

  /** The site of its first host. */
  String site(int cell) {
    return cells.index().problem().zones().get(zone(cell)).site().id();
  }
}
