package io.fleetfold.domain.performance;

/**
 * Why a phase of a workload cannot run on a type of accelerator.
 *
 * @param sentence the reason for people, with figures
 */
public record Refusal(Reason reason, String sentence) {

  /** The rule that refuses. */
  public enum Reason {
    /** TTFT or TPOT is out of reach. */
    LATENCY,
    /** Precision or software is not supported, or no row of {@code profiles.csv} allows it. */
    PLACEMENT,
    /** The weights and one sequence do not fit the largest group of accelerators. */
    MEMORY
  }
}
