package io.fleetfold.solver.pattern;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.solver.fleet.Item;

/**
 * Demand of a workload counted in whole engines. Relaxations let a third of an engine serve a third
 * of what it could; this inequality, which every plan keeps, does not.
 *
 * <p>With demand {@code D}, a divisor {@code d} and the remainder {@code r = D mod d}, what is
 * served is at most {@link #slack()} {@code = (d - r) * (D div d)} and what the engines of one
 * phase (and those of both) add by their {@link #rate rounded rates} {@code r * (rate div d) +
 * min(r, rate mod d)}. [Nemhauser and Wolsey 1990, A recursive procedure to generate all cuts for
 * 0-1 mixed integer programs: mixed-integer rounding of {@code sum(rate * engines) + unserved >=
 * D}.]
 *
 * <p>All in whole micro-requests per second, so nothing is lost to rounding. A divisor above the
 * demand says that no engine serves more than there is. Immutable and thread-safe.
 *
 * @param phase prefill or decode
 * @param demand above 0
 * @param divisor above 0
 */
public record RoundedDemand(int workload, Phase phase, long demand, long divisor) {

  /** Refuses what is no demand, divisor or phase of a pair. */
  public RoundedDemand {
    if (demand <= 0 || divisor <= 0 || phase == Phase.AGGREGATED) {
      throw new IllegalArgumentException(
          "not a rounded demand: " + demand + " by " + divisor + " in " + phase);
    }
  }

  /** Whether engines of this item count. */
  public boolean counts(Item item) {
    return counts(item.kind().workload().index(), item.kind().phase());
  }

  /** Whether engines of a phase of a workload count. */
  public boolean counts(int otherWorkload, Phase otherPhase) {
    return workload == otherWorkload && feeds(otherPhase, phase);
  }

  /** Whether engines of one phase bring flow to another: those of both bring it to each. */
  public static boolean feeds(Phase engine, Phase flow) {
    return engine == flow || engine == Phase.AGGREGATED;
  }

  /** What an engine of this rate counts for: never more than the rate. */
  public long rate(long rate) {
    long remainder = demand % divisor;
    return remainder * (rate / divisor) + Math.min(remainder, rate % divisor);
  }

  /** What may be served without any engine, so that the inequality is never too strict. */
  public long slack() {
    return (divisor - demand % divisor) * (demand / divisor);
  }
}
