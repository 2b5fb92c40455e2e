package io.fleetfold.solver.economics.life;

import org.jspecify.annotations.Nullable;

/**
 * How the years ahead may go.
 *
 * @param baseYear the year of the dataset
 * @param supportYears years after its release in which software supports a part; {@code null} for
 *     ever
 * @param upkeepUsdPerHour repair, space and support of one accelerator, running or not
 * @param source who says so
 */
public record Scenario(
    String id,
    int baseYear,
    Market market,
    Generations generations,
    @Nullable Double supportYears,
    double upkeepUsdPerHour,
    String source) {

  /** Shares a year: by how much token prices fall and demand grows. */
  public record Market(double tokenPriceFall, double demandGrowth) {

    /** Token prices after so many years, 1 now. */
    public double priceAfter(int years) {
      return Math.pow(1 - tokenPriceFall, years);
    }

    /** Demand after so many years, 1 now. */
    public double demandAfter(int years) {
      return Math.pow(1 + demandGrowth, years);
    }
  }

  /** Factors of a generation over the one before, at the same watts. */
  public record Generations(
      double years, double bandwidthGain, double computeGain, double priceGain) {

    /** How many generations have come out after so many years. */
    public int after(int passed) {
      return (int) Math.floor(passed / years + 1e-9);
    }
  }
}
