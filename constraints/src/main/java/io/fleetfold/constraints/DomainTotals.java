package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.plan.FleetProblem;
import java.util.ArrayList;
import java.util.List;

/** What everything below each power domain draws, by domain index. */
final class DomainTotals {

  private final List<PowerDomain> domains;
  private final long[] milliwatts;

  private DomainTotals(List<PowerDomain> domains) {
    this.domains = domains;
    this.milliwatts = new long[domains.size()];
  }

  static DomainTotals of(FleetProblem problem, HostTotals hosts) {
    var totals = new DomainTotals(problem.dataset().powerDomains());
    for (Host host : problem.dataset().hosts()) {
      totals.add(host, hosts.drawMilliwatts(host));
    }
    return totals;
  }

  /** Adds a draw to the host's domain and to all above it. */
  void add(Host host, long draw) {
    for (PowerDomain domain = host.powerDomain(); domain != null; domain = domain.parent()) {
      milliwatts[domain.index()] += draw;
    }
  }

  /** What the domain can still take; negative when it is overloaded. */
  long slackMilliwatts(PowerDomain domain) {
    Long limit = domain.limitMilliwatts();
    return limit == null ? Long.MAX_VALUE : limit - milliwatts[domain.index()];
  }

  List<DomainLoad> loads() {
    var loads = new ArrayList<DomainLoad>(domains.size());
    for (PowerDomain domain : domains) {
      loads.add(new DomainLoad(domain, milliwatts[domain.index()]));
    }
    return loads;
  }
}
