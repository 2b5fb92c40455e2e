package io.fleetfold.solver.economics.life;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Site;
import org.jspecify.annotations.Nullable;

/**
 * Whether a type still earns its power and space in a site. All figures in $/h unless they say
 * otherwise, per host of the old type.
 *
 * @param hosts active hosts of the type in the site
 * @param keep what a host earns as it is
 * @param replace what the best candidate earns in its place; {@code null} when no newer one can
 * @param breakEvens where keeping and replacing are equal; {@code null} without a candidate
 * @param counterfactual what the bound says when hosts are replaced; {@code null} without a
 *     candidate
 */
public record Verdict(
    Accelerator type,
    Site site,
    int hosts,
    Side keep,
    @Nullable Candidate candidate,
    @Nullable Side replace,
    @Nullable BreakEvens breakEvens,
    @Nullable Counterfactual counterfactual) {

  /** What to do. */
  public enum Advice {
    /** Not even as a gift would a candidate be better, or there is none. */
    KEEP,
    /** It pays at once: the bound with one host replaced is higher, its capital paid. */
    REPLACE_NOW,
    /** It would pay at a lower price of the candidate. */
    REPLACE_WHEN
  }

  /**
   * One way to use the place of a host.
   *
   * @param accelerators in the place
   * @param rent at the fleet's prices, power charged at its scarcity, capital and rental paid
   * @param engine what it does best; {@code null} when idle is best
   * @param kilowatts that it draws then
   * @param perKwHour margin of a kilowatt drawn, before power is charged for its scarcity
   * @param perSlotHour margin of an accelerator slot, likewise
   */
  public record Side(
      int accelerators,
      double rent,
      @Nullable String engine,
      double kilowatts,
      double perKwHour,
      double perSlotHour) {}

  /**
   * Where keeping and replacing earn the same, all else as it is; {@code null} where they never do
   * within the range looked at.
   *
   * @param electricityUsdPerKwh tariff
   * @param scarcityUsdPerKwHour what a kilowatt is worth elsewhere
   * @param candidateUsdPerHour what an accelerator of the candidate may cost in an hour by the
   *     bound with one host replaced; below 0: not even as a gift
   * @param candidatePurchaseUsd the same as a purchase price
   * @param yearsUntil years until it costs so little; infinite for never
   */
  public record BreakEvens(
      @Nullable Double electricityUsdPerKwh,
      @Nullable Double scarcityUsdPerKwHour,
      double candidateUsdPerHour,
      double candidatePurchaseUsd,
      double yearsUntil) {}

  /**
   * Change of the linear bound, capital paid.
   *
   * @param oneHost when one host is replaced
   * @param allHosts when all of them are, per host
   */
  public record Counterfactual(double oneHost, double allHosts) {}

  /**
   * What a host more would earn if it were replaced, at the fleet's prices; 0 without a way to. The
   * change of the bound is never more, because prices only hold for small changes.
   */
  public double gain() {
    return replace == null ? 0 : replace.rent() - keep.rent();
  }

  /**
   * What a year of waiting costs by the bound, in dollars: of all hosts where replacing all pays
   * more than replacing one, else of one; 0 where keeping is right.
   */
  public double waitingUsdPerYear() {
    return counterfactual == null
        ? 0
        : Math.max(0, Math.max(counterfactual.oneHost(), counterfactual.allHosts() * hosts))
            * Finance.HOURS_PER_YEAR;
  }

  /** What to do. */
  public Advice advice() {
    if (breakEvens == null || counterfactual == null) {
      return Advice.KEEP;
    }
    if (counterfactual.oneHost() > 0) {
      return Advice.REPLACE_NOW;
    }
    return breakEvens.candidateUsdPerHour() > 0 ? Advice.REPLACE_WHEN : Advice.KEEP;
  }
}
