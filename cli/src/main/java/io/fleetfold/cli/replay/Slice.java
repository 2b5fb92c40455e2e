package io.fleetfold.cli.replay;

/**
 * Which requests of a trace make up a workload.
 *
 * @param leastPrompt shortest prompt, in tokens
 * @param mostPrompt longest prompt
 * @param factor requests of the workload for each of the trace
 */
public record Slice(String workload, double leastPrompt, double mostPrompt, double factor) {

  /** All requests of the trace. */
  public static Slice all(String workload) {
    return new Slice(workload, 0, Double.POSITIVE_INFINITY, 1);
  }
}
