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
   *     per second) or {@code power} (of a domain shared by several cells, in dollars per hour for
   *     a kilowatt)
   * @param site empty where it does not apply
   * @param phase empty where it does not apply
   */
  public record Row(String kind, String subject, String site, String phase, double price) {}

  /** Copies the list, so that a certificate never changes. */
  public Certificate {
    rows = List.copyOf(rows);
  }
}
