package io.fleetfold.solver.pattern;

import io.fleetfold.solver.fleet.CellClass;

/**
 * What the limits of a cell are worth to it at given prices, in micro-dollars per hour.
 *
 * @param power one more milliwatt under the cell's own limit; 0 where it has none
 * @param accelerators one more accelerator, by host. Not to be changed
 */
public record CellPrices(double power, double[] accelerators) {

  /** The prices of one class of cells. */
  public static CellPrices of(CellClass cellClass, Prices prices) {
    CellRelaxation relaxation = CellRelaxation.of(cellClass, prices);
    double[] accelerators = new double[cellClass.hosts().size()];
    for (int host = 0; host < accelerators.length; host++) {
      int units = cellClass.hosts().get(host).unitsPerAccelerator();
      accelerators[host] = relaxation.host(host).marginalPrice() * units;
    }
    return new CellPrices(relaxation.powerPrice(), accelerators);
  }
}
