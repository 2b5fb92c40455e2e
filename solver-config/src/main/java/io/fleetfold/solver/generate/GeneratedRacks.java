package io.fleetfold.solver.generate;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Racks of five hosts with eight accelerators of one type, in rows of ten, in sites; every level
 * has a power limit of its own, below what the level under it could draw.
 */
final class GeneratedRacks {

  /** Electricity that a rack of engines draws at most, of its all-in watts. */
  private static final double FULL_LOAD = 0.95;

  private static final Host.Terms TERMS = new Host.Terms(null, HostStatus.ACTIVE, null, 0.0, null);

  private final List<Site> sites;
  private final RandomGenerator random;
  private final List<Rack> racks = new ArrayList<>();
  private final List<PowerDomain> domains = new ArrayList<>();
  private final List<Host> hosts = new ArrayList<>();

  private GeneratedRacks(List<Site> sites, RandomGenerator random) {
    this.sites = sites;
    this.random = random;
  }

  /** Racks for at least so many accelerators, spread evenly over the sites. */
  static GeneratedRacks of(int accelerators, List<Site> sites, RandomGenerator random) {
    var generated = new GeneratedRacks(sites, random);
    int count = Math.ceilDiv(accelerators, Rack.ACCELERATORS);
    for (int number = 0; number < count; number++) {
      generated.racks.add(generated.rack(number, count));
    }
    generated.addPowerTree();
    return generated;
  }

  private Rack rack(int number, int count) {
    int site = (int) ((long) number * sites.size() / count);
    GeneratedType type = GeneratedType.random(random);
    double full = Rack.ACCELERATORS * type.allInWatts() * FULL_LOAD;
    double limit = full * (0.60 + 0.05 * random.nextInt(8));
    return new Rack(number, site, number / Rack.PER_ROW, type, limit);
  }

  private void addPowerTree() {
    List<PowerDomain> siteDomains = new ArrayList<>();
    for (Site site : sites) {
      double limit = watts(rack -> rack.site() == site.index());
      siteDomains.add(domain(site.id(), null, limit * (0.90 + 0.08 * random.nextDouble())));
    }
    PowerDomain row = null;
    for (Rack rack : racks) {
      boolean starts = rack.number() == 0 || !rack.isBeside(racks.get(rack.number() - 1));
      if (row == null || starts) {
        row = row(rack, siteDomains.get(rack.site()));
      }
      addHosts(rack, domain("rack" + (rack.number() + 1), row, rack.limitWatts()));
    }
  }

  private PowerDomain row(Rack first, PowerDomain site) {
    int from = first.row() * Rack.PER_ROW;
    List<Rack> racksOfRow = racks.subList(from, Math.min(racks.size(), from + Rack.PER_ROW));
    double limit = racksOfRow.stream().map(Rack::limitWatts).reduce(0.0, Double::sum);
    String id = site.id() + "-row" + (first.row() + 1);
    return domain(id, site, limit * (0.92 + 0.08 * random.nextDouble()));
  }

  /** Added up one by one: the same sum on every machine. */
  private double watts(Predicate<Rack> which) {
    return racks.stream().filter(which).map(Rack::limitWatts).reduce(0.0, Double::sum);
  }

  private void addHosts(Rack rack, PowerDomain domain) {
    for (int i = 0; i < Rack.HOSTS; i++) {
      hosts.add(
          new Host(
              hosts.size(),
              domain.id() + "-host" + (i + 1),
              sites.get(rack.site()),
              domain,
              rack.type().accelerator(),
              Rack.ACCELERATORS_PER_HOST,
              TERMS));
    }
  }

  private PowerDomain domain(String id, @Nullable PowerDomain parent, double limitWatts) {
    long milliwatts = Math.round(limitWatts / 100) * 100_000L;
    var domain = new PowerDomain(domains.size(), id, parent, milliwatts);
    domains.add(domain);
    return domain;
  }

  List<PowerDomain> domains() {
    return domains;
  }

  List<Host> hosts() {
    return hosts;
  }
}
