package io.fleetfold.solver.pattern;

import io.fleetfold.solver.fleet.CellClass;

/** What the limits of a cell are worth to it at given prices, in micro-dollars per hour. */
public final class CellPrices {

  private final double power;
  private final double[] accelerators;

  private CellPrices(double power, double[] accelerators) {
    this.power = power;
    this.accelerators = accelerators;
  }

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

  /** One more milliwatt under the cell's own limit; 0 where it has none. */
  public double power() {
    return power;
  }

  /** One more accelerator in one of its hosts. */
  public double accelerator(int host) {
    return accelerators[host];
  }
}
