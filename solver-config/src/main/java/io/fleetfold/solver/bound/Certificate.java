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
   * @param kind {@code flow} (of a workload's phase in a site and KV group, in dollars per hour for
   *     a request per second), {@code rounded} (of a workload's demand counted in whole engines of
   *     a phase, in the same unit) or {@code power} (of a domain shared by several cells, in
   *     dollars per hour for a kilowatt)
   * @param site empty where it does not apply
   * @param kvGroup empty for types of no group, and where it does not apply
   * @param phase empty where it does not apply
   * @param divisorMicroRps what a rounded demand is counted in, micro-requests per second; 0 where
   *     it does not apply
   */
  public record Row(
      String kind,
      String subject,
      String site,
      String kvGroup,
      String phase,
      long divisorMicroRps,
      double price) {

    /** The price of a flow. */
    public static Row flow(
        String workload, String site, String kvGroup, String phase, double usdPerHourPerRps) {
      return new Row("flow", workload, site, kvGroup, phase, 0, usdPerHourPerRps);
    }

    /** The price of a demand counted in whole engines. */
    public static Row rounded(
        String workload, String phase, long divisorMicroRps, double usdPerHourPerRps) {
      return new Row("rounded", workload, "", "", phase, divisorMicroRps, usdPerHourPerRps);
    }

    /** The price of power under a domain's limit. */
    public static Row power(String domain, double usdPerKwHour) {
      return new Row("power", domain, "", "", "", 0, usdPerKwHour);
    }
  }

  /** Copies the list, so that a certificate never changes. */
  public Certificate {
    rows = List.copyOf(rows);
  }
}
