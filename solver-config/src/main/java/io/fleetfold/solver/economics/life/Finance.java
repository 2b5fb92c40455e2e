package io.fleetfold.solver.economics.life;

/**
 * What it takes to own a part for an hour: an annuity over the years at the cost of capital.
 * [Brealey and Myers, Principles of Corporate Finance, equivalent annual cost.]
 *
 * @param years over which a purchase is written off, above 0
 * @param costOfCapital interest a year, 0.1 for 10 %
 * @param installationShare server, network and labour, as a share of the accelerator's price
 * @param priceFallPerYear by how much the price of a part on the market falls in a year
 */
public record Finance(
    double years, double costOfCapital, double installationShare, double priceFallPerYear) {

  /** Hours of a mean year. */
  public static final double HOURS_PER_YEAR = 8766;

  /**
   * Five years is what Amazon writes servers off over since 2025; 10 % and 25 % are assumptions; a
   * used H100 was worth 25 to 35 % after 36 months (computeforecast.com, one weak source), which is
   * a third less a year.
   */
  public static final Finance USUAL = new Finance(5, 0.10, 0.25, 0.33);

  /** Refuses what means nothing. */
  public Finance {
    if (!(years > 0)
        || !(costOfCapital >= 0)
        || !(installationShare >= 0)
        || !(priceFallPerYear >= 0 && priceFallPerYear < 1)) {
      throw new IllegalArgumentException(
          "years above 0 and shares of at least 0, and the price falls by less than 1: "
              + years
              + ", "
              + costOfCapital
              + ", "
              + installationShare
              + ", "
              + priceFallPerYear);
    }
  }

  /** What an accelerator bought at this price costs in an hour. */
  public double usdPerHour(double purchaseUsd) {
    return purchaseUsd * (1 + installationShare) * annuity() / HOURS_PER_YEAR;
  }

  /** The price at which an accelerator costs so much in an hour. */
  public double purchaseUsd(double usdPerHour) {
    return usdPerHour * HOURS_PER_YEAR / annuity() / (1 + installationShare);
  }

  private double annuity() {
    return costOfCapital == 0
        ? 1 / years
        : costOfCapital / (1 - Math.pow(1 + costOfCapital, -years));
  }

  /** Years until a price has fallen to another; 0 when it is there, infinite when it never is. */
  public double yearsUntil(double usd, double wantedUsd) {
    if (wantedUsd >= usd) {
      return 0;
    }
    return wantedUsd <= 0 || priceFallPerYear == 0
        ? Double.POSITIVE_INFINITY
        : Math.log(wantedUsd / usd) / Math.log(1 - priceFallPerYear);
  }
}
