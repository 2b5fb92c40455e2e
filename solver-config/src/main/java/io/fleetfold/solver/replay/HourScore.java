package io.fleetfold.solver.replay;

import java.util.Map;

/**
 * How a plan did in one hour.
 *
 * @param seconds how long it lasted
 * @param demandMicroRps what came, all workloads together
 * @param servedMicroRps what was served of it
 * @param plannedServedMicroRps what the plan counts on
 * @param marginMicroUsdPerHour at the plan's cost, whatever the load
 * @param plannedMarginMicroUsdPerHour what the plan counts on
 * @param milliwatts what is drawn when engines draw between idle and full in proportion to their
 *     load
 * @param plannedMilliwatts with every engine at its full rate
 * @param lateShards engines whose latency target is out of reach at these lengths
 * @param missedMicroRps what contracts promise of the demand that came and was not served, by
 *     workload id; only those that miss
 */
public record HourScore(
    String hour,
    double seconds,
    long demandMicroRps,
    long servedMicroRps,
    long plannedServedMicroRps,
    long marginMicroUsdPerHour,
    long plannedMarginMicroUsdPerHour,
    long milliwatts,
    long plannedMilliwatts,
    long lateShards,
    Map<String, Long> missedMicroRps) {

  /** Copies the map. */
  public HourScore {
    missedMicroRps = Map.copyOf(missedMicroRps);
  }

  /** The same score of another hour, in which as much came. */
  HourScore in(HourLoad other) {
    return new HourScore(
        other.hour(),
        other.seconds(),
        demandMicroRps,
        servedMicroRps,
        plannedServedMicroRps,
        marginMicroUsdPerHour,
        plannedMarginMicroUsdPerHour,
        milliwatts,
        plannedMilliwatts,
        lateShards,
        missedMicroRps);
  }

  /** What contracts promise and was not served, all workloads together. */
  public long allMissedMicroRps() {
    return missedMicroRps.values().stream().mapToLong(Long::longValue).sum();
  }
}
