package io.fleetfold.solver.generate;

/**
 * How large a generated fleet is.
 *
 * @param accelerators accelerators in all, rounded up to whole racks of 40
 * @param workloads streams of requests
 * @param sites data centres, at most 26: they are lettered
 * @param demandFactor demand over what the fleet can serve, above 0, at most 1000
 * @param seed equal seeds give equal fleets
 */
public record FleetShape(
    int accelerators, int workloads, int sites, double demandFactor, long seed) {

  /** They are called site-a to site-z. */
  private static final int MOST_SITES = 26;

  private static final double MOST_DEMAND = 1000;

  /** Refuses sizes that make no fleet. */
  public FleetShape {
    boolean counts = accelerators >= 1 && workloads >= 1 && sites >= 1 && sites <= MOST_SITES;
    if (!counts || !(demandFactor > 0) || demandFactor > MOST_DEMAND) {
      throw new IllegalArgumentException(
          "a fleet needs at least 1 accelerator, 1 workload, 1 to 26 sites and a demand factor"
              + " above 0, at most 1000: "
              + accelerators
              + ", "
              + workloads
              + ", "
              + sites
              + ", "
              + demandFactor);
    }
  }

  /**
   * The usual shape for a number of accelerators: 10 workloads at 800, 40 at 8,000, 80 at 100,000.
   */
  public static FleetShape of(int accelerators, long seed) {
    int workloads = (int) Math.round(10 + 33.4 * Math.max(0, Math.log10(accelerators / 800.0)));
    int sites = accelerators < 400 ? 1 : accelerators < 4000 ? 2 : 3;
    return new FleetShape(accelerators, Math.max(3, workloads), sites, 1.3, seed);
  }
}
