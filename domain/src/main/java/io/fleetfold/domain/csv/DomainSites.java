package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warns of power domains that feed hosts of several sites: inventories name racks once a site, so a
 * rack R1 here and a rack R1 there become one rack, whose limit both share.
 */
final class DomainSites {

  private static final int MOST_NAMED = 5;

  private final Map<PowerDomain, Set<String>> sites = new HashMap<>();

  private DomainSites(List<Host> hosts) {
    for (Host host : hosts) {
      for (PowerDomain domain : host.powerDomain().path()) {
        sites.computeIfAbsent(domain, key -> new LinkedHashSet<>()).add(host.site().id());
      }
    }
  }

  /** Warns of the lowest such domains; what is above them follows from them. */
  static void check(Table powerDomains, Index<PowerDomain> domains, List<Host> hosts) {
    var found = new DomainSites(hosts);
    Set<PowerDomain> above = new HashSet<>();
    for (PowerDomain domain : domains.values()) {
      PowerDomain parent = domain.parent();
      if (found.isShared(domain) && parent != null) {
        above.addAll(parent.path());
      }
    }
    for (Row row : powerDomains.rows()) {
      String id = row.findText("power_domain");
      PowerDomain domain = id == null ? null : domains.find(id);
      if (domain != null && found.isShared(domain) && !above.contains(domain)) {
        row.warn("power_domain", found.sentences(domain));
      }
    }
  }

  private boolean isShared(PowerDomain domain) {
    return sites.getOrDefault(domain, Set.of()).size() > 1;
  }

  private String sentences(PowerDomain domain) {
    return "\""
        + domain.id()
        + "\" feeds hosts of "
        + sites.getOrDefault(domain, Set.of()).size()
        + " sites ("
        + Named.first(sites.getOrDefault(domain, Set.of()), MOST_NAMED)
        + "), which share its limit. If each site has one of this name, give them different"
        + " names.";
  }
}
