package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.Rule;
import io.fleetfold.domain.plan.Unit;
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
        Rule.MEMORY_BANDWIDTH,
        "its shards read and write %s of memory",
        totals::memoryBandwidthMegabytesPerSecond,
        HostLimits::memoryBandwidthMegabytesPerSecond);
    check(
        Rule.MEMORY_CAPACITY,
        "its shards hold %s of memory",
        totals::memoryMegabytes,
        HostLimits::memoryMegabytes);
    check(
        Rule.COMPUTE,
        "its shards take %s",
        totals::acceleratorMillis,
        HostLimits::acceleratorMillis);
    check(
        Rule.KV_TRANSFER,
        "its shards transfer %s of KV cache",
        totals::kvKilobitsPerSecond,
        HostLimits::kvKilobitsPerSecond);
  }

  private void check(Rule rule, String use, ToLongFunction<Host> load, ToLongFunction<Host> limit) {
    Unit unit = rule.unit();
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
        findings.addHard(rule, host.id(), over, sentence);
      }
    }
  }
}
