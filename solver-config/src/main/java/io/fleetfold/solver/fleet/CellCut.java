package io.fleetfold.solver.fleet;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the active hosts of a fleet into cells. A power domain with few hosts and nothing else below
 * it is a cell with the domain's limit as its own. What is left has no limits but shared ones:
 * hosts of one class below the same limits are as good as one large host, so they form cells of up
 * to a dozen, and any other host is a cell by itself.
 */
final class CellCut {

  /**
   * Racks hold 4 to 10 servers; a domain that feeds more is a row or a room, too large to fill at
   * one go.
   */
  private static final int MOST_HOSTS = 12;

  private final Function<Host, HostClass> classOf;
  private final Predicate<PowerDomain> isLimited;
  private final List<Part> parts = new ArrayList<>();
  private final Map<List<Object>, List<Host>> alike = new LinkedHashMap<>();

  /**
   * Hosts of one cell.
   *
   * @param own the domain whose limit is theirs alone; null for none
   */
  record Part(List<Host> hosts, @Nullable PowerDomain own) {}

  private CellCut(Function<Host, HostClass> classOf, Predicate<PowerDomain> isLimited) {
    this.classOf = classOf;
    this.isLimited = isLimited;
  }

  /**
   * The cells of some hosts.
   *
   * @param hosts active ones
   * @param isLimited whether a domain has a limit that plans may meet
   */
  static List<Part> of(
      List<Host> hosts,
      List<PowerDomain> domains,
      Function<Host, HostClass> classOf,
      Predicate<PowerDomain> isLimited) {
    var cut = new CellCut(classOf, isLimited);
    var below = new LinkedHashMap<PowerDomain, List<Host>>();
    for (Host host : hosts) {
      below.computeIfAbsent(host.powerDomain(), domain -> new ArrayList<>()).add(host);
    }
    Set<PowerDomain> feeders = new HashSet<>();
    domains.forEach(domain -> domain.path().stream().skip(1).forEach(feeders::add));
    below.forEach((domain, fed) -> cut.add(domain, fed, feeders.contains(domain)));
    cut.alike.values().forEach(cut::addInDozens);
    return cut.parts;
  }

  private void add(PowerDomain domain, List<Host> hosts, boolean feedsDomains) {
    boolean oneSite = hosts.stream().map(Host::site).distinct().count() == 1;
    if (isLimited.test(domain) && oneSite && !feedsDomains && hosts.size() <= MOST_HOSTS) {
      parts.add(new Part(hosts, domain));
      return;
    }
    for (Host host : hosts) {
      if (classOf.apply(host).packsAsOne()) {
        List<Object> key = List.of(classOf.apply(host), limitsAbove(host));
        alike.computeIfAbsent(key, k -> new ArrayList<>()).add(host);
      } else {
        parts.add(new Part(List.of(host), null));
      }
    }
  }

  private List<PowerDomain> limitsAbove(Host host) {
    return host.powerDomain().path().stream().filter(isLimited).toList();
  }

  private void addInDozens(List<Host> hosts) {
    int cells = Math.ceilDiv(hosts.size(), MOST_HOSTS);
    for (int i = 0; i < cells; i++) {
      int from = hosts.size() * i / cells;
      int to = hosts.size() * (i + 1) / cells;
      parts.add(new Part(List.copyOf(hosts.subList(from, to)), null));
    }
  }
}
