package io.fleetfold.solver.economics;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Copies of a dataset with one thing changed and every reference renewed. Pure functions. */
public final class ChangedFleet {

  private ChangedFleet() {}

  /** The dataset with these hosts; their indices are set anew. */
  public static Dataset withHosts(Dataset dataset, List<Host> hosts) {
    List<Host> numbered = new ArrayList<>();
    for (Host host : hosts) {
      numbered.add(
          new Host(
              numbered.size(),
              host.id(),
              host.site(),
              host.powerDomain(),
              host.accelerator(),
              host.accelerators(),
              host.terms()));
    }
    return copy(dataset, dataset.powerDomains(), numbered, dataset.workloads());
  }

  /** The host with another number of accelerators. */
  public static Host resized(Host host, int accelerators) {
    return new Host(
        host.index(),
        host.id(),
        host.site(),
        host.powerDomain(),
        host.accelerator(),
        accelerators,
        host.terms());
  }

  /** The dataset with every workload changed in this way. */
  public static Dataset withWorkloads(Dataset dataset, UnaryOperator<Workload> change) {
    List<Workload> workloads = dataset.workloads().stream().map(change).toList();
    return copy(dataset, dataset.powerDomains(), dataset.hosts(), workloads);
  }

  /**
   * The dataset with another limit of one power domain.
   *
   * @param limitMilliwatts {@code null} for none
   */
  public static Dataset withLimit(
      Dataset dataset, PowerDomain changed, @Nullable Long limitMilliwatts) {
    Map<String, PowerDomain> fresh = new HashMap<>();
    List<PowerDomain> domains = new ArrayList<>();
    for (PowerDomain domain : dataset.powerDomains()) {
      domains.add(renewed(domain, changed, limitMilliwatts, fresh));
    }
    List<Host> hosts = new ArrayList<>();
    for (Host host : dataset.hosts()) {
      hosts.add(
          new Host(
              host.index(),
              host.id(),
              host.site(),
              Objects.requireNonNull(fresh.get(host.powerDomain().id())),
              host.accelerator(),
              host.accelerators(),
              host.terms()));
    }
    return copy(dataset, domains, hosts, dataset.workloads());
  }

  private static PowerDomain renewed(
      PowerDomain domain,
      PowerDomain changed,
      @Nullable Long limitMilliwatts,
      Map<String, PowerDomain> fresh) {
    PowerDomain known = fresh.get(domain.id());
    if (known != null) {
      return known;
    }
    PowerDomain parent = domain.parent();
    PowerDomain renewed =
        new PowerDomain(
            domain.index(),
            domain.id(),
            parent == null ? null : renewed(parent, changed, limitMilliwatts, fresh),
            domain.equals(changed) ? limitMilliwatts : domain.limitMilliwatts());
    fresh.put(domain.id(), renewed);
    return renewed;
  }

  /** The workload with another demand and the same rules. */
  public static Workload withDemand(Workload workload, Workload.Demand demand) {
    return new Workload(
        workload.index(),
        workload.id(),
        workload.model(),
        demand,
        workload.requests(),
        workload.targets(),
        workload.prices(),
        workload.rules());
  }

  /** The workload at this multiple of its token prices. */
  public static Workload withPrices(Workload workload, double factor) {
    return new Workload(
        workload.index(),
        workload.id(),
        workload.model(),
        workload.demand(),
        workload.requests(),
        workload.targets(),
        new Workload.Prices(
            workload.prices().inputUsdPerMtok() * factor,
            workload.prices().outputUsdPerMtok() * factor),
        workload.rules());
  }

  /** The workload under other rules. */
  public static Workload withRules(Workload workload, Workload.Rules rules) {
    return new Workload(
        workload.index(),
        workload.id(),
        workload.model(),
        workload.demand(),
        workload.requests(),
        workload.targets(),
        workload.prices(),
        rules);
  }

  private static Dataset copy(
      Dataset dataset, List<PowerDomain> domains, List<Host> hosts, List<Workload> workloads) {
    return new Dataset(
        dataset.name(),
        dataset.sites(),
        domains,
        hosts,
        workloads,
        dataset.profiles(),
        dataset.previous(),
        dataset.sources());
  }
}
