package io.fleetfold.solver.pattern;

import java.util.Arrays;

/**
 * What the rest of the fleet would pay a cell: for flow, by site, and what it charges for power, by
 * domain.
 */
public final class Prices {

  private final double[][] flows;
  private final double[] power;

  private Prices(double[][] flows, double[] power) {
    this.flows = flows;
    this.power = power;
  }

  /** Prices of zero. */
  public static Prices zero(int sites, int flows, int domains) {
    return new Prices(new double[sites][flows], new double[domains]);
  }

  /** Micro-dollars per hour for one micro-request per second, by site and flow. */
  public double[][] flows() {
    return flows;
  }

  /** Micro-dollars per hour for one milliwatt, by domain; 0 where nothing is scarce. */
  public double[] power() {
    return power;
  }

  /** A mixture: {@code weight} of these and the rest of the others. */
  public Prices blend(Prices others, double weight) {
    double[][] blended = new double[flows.length][];
    for (int site = 0; site < blended.length; site++) {
      blended[site] = blend(flows[site], others.flows[site], weight);
    }
    return new Prices(blended, blend(power, others.power, weight));
  }

  private static double[] blend(double[] a, double[] b, double weight) {
    double[] blended = new double[a.length];
    Arrays.setAll(blended, i -> weight * a[i] + (1 - weight) * b[i]);
    return blended;
  }
}
