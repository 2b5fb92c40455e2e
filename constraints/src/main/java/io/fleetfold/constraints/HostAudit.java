package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Host;
import java.util.List;
import java.util.function.ToLongFunction;

/** The limits of every host, in plain loops. */
final class HostAudit {

  private final List<Host> hosts;
  private final HostTotals totals;
  private final Findings findings;

  HostAudit(List<Host> hosts, HostTotals totals, Findings findings) {
    this.hosts = hosts;
    this.totals = totals;
    this.findings = findings;
  }

  void run() {
    check(
        "memoryBandwidth",
        "its shards read and write %s of memory",
        Unit.MEGABYTES_PER_SECOND,
        totals::memoryBandwidthMegabytesPerSecond,
        HostLimits::memoryBandwidthMegabytesPerSecond);
    check(
        "memoryCapacity",
        "its shards hold %s of memory",
        Unit.MEGABYTES,
        totals::memoryMegabytes,
        HostLimits::memoryMegabytes);
    check(
        "compute",
        "its shards take %s",
        Unit.ACCELERATOR_MILLIS,
        totals::acceleratorMillis,
        HostLimits::acceleratorMillis);
    check(
        "kvTransfer",
        "its shards transfer %s of KV cache",
        Unit.KILOBITS_PER_SECOND,
        totals::kvKilobitsPerSecond,
        HostLimits::kvKilobitsPerSecond);
  }

  private void check(
      String rule, String use, Unit unit, ToLongFunction<Host> load, ToLongFunction<Host> limit) {
    for (Host host : hosts) {
      long has = limit.applyAsLong(host);
      long over = load.applyAsLong(host) - has;
      if (over > 0) {
        String used = use.replace("%s", unit.text(has + over));
        String sentence =
            "host "
                + host.id()
                + ": "
                + used
                + ", "
                + unit.text(over)
                + " over its "
                + unit.text(has);
        findings.addHard(rule, host.id(), over, unit, sentence);
      }
    }
  }
}
