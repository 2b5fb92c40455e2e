package io.fleetfold.domain.plan;

import io.fleetfold.domain.facts.Host;

/**
 * What it costs to change the plan in force. A start loads the weights over the host's network and
 * warms up; a stop drains the requests in flight; while that lasts the accelerators earn nothing.
 * The loss is spread over a horizon.
 *
 * <p>Immutable and thread-safe.
 *
 * @param usdPerAcceleratorHour what an accelerator that is loading or draining would otherwise
 *     earn; 0 makes changes free
 * @param horizonHours hours that a change is expected to last, above 0
 * @param warmUpSeconds from weights loaded to full rate, at least 0
 * @param loadGbitPerSecond network rate for weights where a host states none, above 0
 * @param surchargeUsdPerHour what every start and every stop costs besides, at least 0; a price on
 *     the number of changes
 */
public record Migration(
    double usdPerAcceleratorHour,
    double horizonHours,
    double warmUpSeconds,
    double loadGbitPerSecond,
    double surchargeUsdPerHour) {

  /** Changes cost nothing: there is no plan in force. */
  public static final Migration FREE = new Migration(0.0, 24.0, 0.0, 10.0);

  /** Without a surcharge. */
  public Migration(
      double usdPerAcceleratorHour,
      double horizonHours,
      double warmUpSeconds,
      double loadGbitPerSecond) {
    this(usdPerAcceleratorHour, horizonHours, warmUpSeconds, loadGbitPerSecond, 0.0);
  }

  /** The same with a surcharge. */
  public Migration withSurcharge(double usdPerHour) {
    return new Migration(
        usdPerAcceleratorHour, horizonHours, warmUpSeconds, loadGbitPerSecond, usdPerHour);
  }

  /** Refuses a horizon or network rate that cannot be divided by. */
  public Migration {
    if (!(horizonHours > 0)
        || !(loadGbitPerSecond > 0)
        || !(usdPerAcceleratorHour >= 0)
        || !(surchargeUsdPerHour >= 0)
        || !(warmUpSeconds >= 0)) {
      throw new IllegalArgumentException(
          "migration needs a horizon and a network rate above 0 and costs of at least 0: "
              + usdPerAcceleratorHour
              + " $/h, "
              + horizonHours
              + " h, "
              + warmUpSeconds
              + " s, "
              + loadGbitPerSecond
              + " Gbit/s, "
              + surchargeUsdPerHour
              + " $/h");
    }
  }

  /** Loading the weights and warming up, spread over the horizon. */
  public long startMicroUsdPerHour(ShardKind kind, Host host) {
    Double network = host.terms().networkGbitPerSecond();
    double gbitPerSecond = network == null || network <= 0 ? loadGbitPerSecond : network;
    var model = kind.workload().model();
    double gigabits = model.parametersBillion() * model.weightPrecision().bytesPerParameter() * 8;
    return spread(kind, gigabits / gbitPerSecond + warmUpSeconds);
  }

  /** Letting the requests in flight finish, spread over the horizon. */
  public long stopMicroUsdPerHour(ShardKind kind) {
    var workload = kind.workload();
    double seconds =
        switch (kind.phase()) {
          case PREFILL -> workload.targets().ttftMillis() / 1e3;
          case DECODE, AGGREGATED ->
              (workload.targets().ttftMillis()
                      + workload.requests().outputTokens() * workload.targets().tpotMillis())
                  / 1e3;
        };
    return spread(kind, seconds);
  }

  private long spread(ShardKind kind, double seconds) {
    double usd = seconds / 3600 * kind.acceleratorMillis() / 1000 * usdPerAcceleratorHour;
    return Math.round((usd / horizonHours + surchargeUsdPerHour) * 1e6);
  }
}
