package io.fleetfold.domain.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives the facts of a dataset their indexes, and makes every reference point to the fact of that
 * id in the dataset, whatever object it pointed to. Notes what is there twice or missing.
 */
final class FactLinks {

  private final Dataset loose;
  private final Set<String> faults = new LinkedHashSet<>();
  private final Map<String, Site> sites = new LinkedHashMap<>();
  private final Map<String, PowerDomain> looseDomains = new LinkedHashMap<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<String, PowerDomain> domains = new LinkedHashMap<>();
  private final Map<String, Workload> workloads = new LinkedHashMap<>();

  FactLinks(Dataset loose) {
    this.loose = loose;
  }

  /** The linked dataset, of these sources. */
  Dataset dataset(Dataset.Sources sources) {
    loose.sites().forEach(this::addSite);
    for (PowerDomain domain : loose.powerDomains()) {
      positions.put(domain.id(), looseDomains.size());
      put("power domain", looseDomains, domain.id(), domain);
    }
    List<PowerDomain> linkedDomains =
        loose.powerDomains().stream().map(domain -> link(domain, Set.of())).toList();
    List<Host> hosts = hosts();
    loose.workloads().forEach(this::addWorkload);
    List<MeasuredProfile> profiles = loose.profiles().stream().map(this::link).toList();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
    return new Dataset(
        loose.name(),
        List.copyOf(sites.values()),
        linkedDomains,
        hosts,
        List.copyOf(workloads.values()),
        profiles,
        loose.previous(),
        sources);
  }

  private <T> void put(String kind, Map<String, T> facts, String id, T fact) {
    if (facts.putIfAbsent(id, fact) != null) {
      faults.add(kind + " " + id + " is there twice");
    }
  }

  private void addSite(Site site) {
    Site numbered = new Site(sites.size(), site.id(), site.electricityUsdPerKwh(), site.pue());
    put("site", sites, site.id(), numbered);
  }

  /** Links a domain and, before it, those above; {@code below} is the way up so far. */
  private PowerDomain link(PowerDomain domain, Set<String> below) {
    PowerDomain known = domains.get(domain.id());
    if (known != null) {
      return known;
    }
    PowerDomain parent = domain.parent();
    Set<String> path = new LinkedHashSet<>(below);
    if (!path.add(domain.id())) {
      faults.add("power domain " + domain.id() + " feeds itself");
      parent = null;
    }
    PowerDomain above = parent == null ? null : looseDomain(domain.id(), parent.id());
    PowerDomain linked =
        new PowerDomain(
            positions.getOrDefault(domain.id(), 0),
            domain.id(),
            above == null ? null : link(above, path),
            domain.limitMilliwatts());
    domains.put(domain.id(), linked);
    return linked;
  }

  private @Nullable PowerDomain looseDomain(String user, String id) {
    return find("power domain " + user, "power domain", looseDomains, id);
  }

  private <T> @Nullable T find(String user, String kind, Map<String, T> facts, String id) {
    T fact = facts.get(id);
    if (fact == null) {
      faults.add(user + ": there is no " + kind + " " + id);
    }
    return fact;
  }

  private <T> T findOr(
      String user, String kind, Map<String, T> facts, T loosely, Function<T, String> id) {
    T found = find(user, kind, facts, id.apply(loosely));
    return found == null ? loosely : found;
  }

  private List<Host> hosts() {
    Map<String, Host> hosts = new LinkedHashMap<>();
    for (Host host : loose.hosts()) {
      String user = "host " + host.id();
      put(
          "host",
          hosts,
          host.id(),
          new Host(
              hosts.size(),
              host.id(),
              findOr(user, "site", sites, host.site(), Site::id),
              findOr(user, "power domain", domains, host.powerDomain(), PowerDomain::id),
              host.accelerator(),
              host.accelerators(),
              host.terms()));
    }
    return new ArrayList<>(hosts.values());
  }

  private void addWorkload(Workload workload) {
    Set<Site> allowed = new LinkedHashSet<>();
    for (Site site : workload.rules().sites()) {
      allowed.add(findOr("workload " + workload.id(), "site", sites, site, Site::id));
    }
    var rules =
        new Workload.Rules(workload.rules().serving(), allowed, workload.rules().precision());
    put(
        "workload",
        workloads,
        workload.id(),
        new Workload(
            workloads.size(),
            workload.id(),
            workload.model(),
            workload.demand(),
            workload.requests(),
            workload.targets(),
            workload.prices(),
            rules));
  }

  private MeasuredProfile link(MeasuredProfile profile) {
    return profile.of(findOr("a profile", "workload", workloads, profile.workload(), Workload::id));
  }
}
