package io.fleetfold.solver.economics;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.Certificate;
import io.fleetfold.solver.bound.DomainPrice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rest of a fleet pays for a request of each phase, and for a kilowatt, at the prices that
 * prove a bound. Immutable and thread-safe.
 */
public final class FleetPrices {

  private final Map<List<String>, Double> flows = new HashMap<>();
  private final Map<PowerDomain, Double> usdPerKwHour = new HashMap<>();

  private FleetPrices(BoundReport bound) {
    for (Certificate.Row row : bound.certificate().rows()) {
      if (row.kind().equals("flow")) {
        flows.put(List.of(row.subject(), row.site(), row.kvGroup(), row.phase()), row.price());
      }
    }
    for (DomainPrice price : bound.prices().powerDomains()) {
      usdPerKwHour.put(price.domain(), price.usdPerKwHour());
    }
  }

  /** The prices of a bound. */
  public static FleetPrices of(BoundReport bound) {
    return new FleetPrices(bound);
  }

  /** Dollars per hour for one request/s of a phase that a host serves. */
  public double usdPerHourPerRps(Workload workload, Phase phase, Host host) {
    String group = host.accelerator().kvGroup();
    List<String> key =
        List.of(workload.id(), host.site().id(), group == null ? "" : group, phase.text());
    return flows.getOrDefault(key, 0.0);
  }

  /** Dollars per hour for a kilowatt drawn below a domain, at all levels above it together. */
  public double usdPerKwHour(PowerDomain leaf) {
    return leaf.path().stream().mapToDouble(domain -> usdPerKwHour.getOrDefault(domain, 0.0)).sum();
  }
}
