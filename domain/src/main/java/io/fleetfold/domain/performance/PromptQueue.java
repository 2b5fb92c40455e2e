package io.fleetfold.domain.performance;

/**
 * How busy an engine that reads prompts may be when a share of them must not wait too long.
 *
 * <p>Prompts arrive at random and are read one after the other: an M/G/1 queue. Its mean wait is
 * {@code u * s * (1 + v) / (2 * (1 - u))} for a utilisation u, a mean service time s and a squared
 * coefficient of variation v (Pollaczek and Khinchine). A prompt waits at all with probability u,
 * and the wait of those that do falls off about exponentially, so the wait at quantile q is {@code
 * s * (1 + v) / (2 * (1 - u)) * ln(u / (1 - q))}, and zero where u is below {@code 1 - q}.
 */
record PromptQueue(Assumptions.Queueing rules) {

  private static final int HALVINGS = 40;

  /** Wait in seconds that the stated share of prompts stays below. */
  double waitSeconds(double utilisation, double serviceSeconds, double prompts) {
    double unserved = 1 - rules.quantile();
    if (utilisation <= unserved) {
      return 0;
    }
    double meanOfThoseWho =
        serviceSeconds * (1 + rules.workVariation() / prompts) / (2 * (1 - utilisation));
    return meanOfThoseWho * Math.log(utilisation / unserved);
  }

  /**
   * The highest utilisation whose wait stays within the patience.
   *
   * @param prompts read together in one service; they average out
   */
  double highestUtilisation(double patienceSeconds, double serviceSeconds, double prompts) {
    double low = 0;
    double high = rules.utilisationLimit();
    if (patienceSeconds < 0) {
      return 0;
    }
    if (waitSeconds(high, serviceSeconds, prompts) <= patienceSeconds) {
      return high;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (waitSeconds(middle, serviceSeconds, prompts) <= patienceSeconds) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
