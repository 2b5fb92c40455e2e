package io.fleetfold.solver.bound;

import java.util.List;

/**
 * The prices that prove a bound: anybody can recompute it from them and the dataset by weak
 * duality, without an LP engine. Immutable.
 */
public record Certificate(List<Row> rows) {

  /**
   * One price of at least 0.
   *
   * @param kind {@code flow} (of a workload's phase in a site, in dollars per hour for a request
   *     per second), {@code rounded} (of a workload's demand counted in whole engines of a phase,
   *     in the same unit) or {@code power} (of a domain shared by several cells, in dollars per
   *     hour for a kilowatt)
   * @param site empty where it does not apply
   * @param phase empty where it does not apply
   * @param divisorMicroRps what a rounded demand is counted in, micro-requests per second; 0 where
   *     it does not apply
   */
  public record Row(
      String kind, String subject, String site, String phase, long divisorMicroRps, double price) {

    /** A price without a divisor. */
    public Row(String kind, String subject, String site, String phase, double price) {
      this(kind, subject, site, phase, 0, price);
    }
  }

  /** Copies the list, so that a certificate never changes. */
  public Certificate {
    rows = List.copyOf(rows);
  }
}
