package io.fleetfold.cli.report;

import io.fleetfold.solver.SolveResult;

/** How much of the contracts a plan misses, and what is known of how much less could be missed. */
public final class ShortfallText {

  private ShortfallText() {}

  /** {@code 6.00 requests/s of contracts are missed, proven the least}; empty when none is. */
  public static String of(SolveResult result) {
    Double least = result.leastShortfallRps();
    return switch (result.shortfallProof()) {
      case NONE -> "";
      case PROVEN_LEAST -> missed(result) + ", proven the least";
      case FOUND ->
          missed(result)
              + ", found, not proven the least"
              + (least != null && least > 0
                  ? ": every plan that keeps the limits misses at least " + rps(least)
                  : "");
    };
  }

  private static String missed(SolveResult result) {
    return rps(result.missedRps()) + " requests/s of contracts are missed";
  }

  private static String rps(double rps) {
    return Figures.rps(Math.round(rps * 1e6));
  }
}
