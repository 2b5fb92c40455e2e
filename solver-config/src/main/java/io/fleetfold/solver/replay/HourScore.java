package io.fleetfold.solver.replay;

/**
 * How a plan did in one hour.
 *
 * @param demandMicroRps what came, all workloads together
 * @param servedMicroRps what was served of it
 * @param plannedServedMicroRps what the plan counts on
 * @param marginMicroUsdPerHour at the plan's cost, whatever the load
 * @param plannedMarginMicroUsdPerHour what the plan counts on
 * @param milliwatts what is drawn when engines draw between idle and full in proportion to their
 *     load
 * @param plannedMilliwatts with every engine at its full rate
 * @param lateShards engines whose latency target is out of reach at these lengths
 */
public record HourScore(
    String hour,
    long demandMicroRps,
    long servedMicroRps,
    long plannedServedMicroRps,
    long marginMicroUsdPerHour,
    long plannedMarginMicroUsdPerHour,
    long milliwatts,
    long plannedMilliwatts,
    long lateShards) {}
