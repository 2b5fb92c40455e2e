package io.fleetfold.solver.economics.life;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fleet whose owner may buy any number of new parts: in the linear bound of it, what is not used
 * costs nothing and draws nothing. A pure function.
 */
public final class OpenMarket {

  /** Accelerators of each new part in each site that the bound may choose from. */
  private static final int PLENTY = 50_000;

  private OpenMarket() {}

  /**
   * The fleet with plenty of every part below the topmost power domain of every site, charged by
   * the hour in which it runs.
   */
  public static Dataset with(Dataset dataset, List<Candidate> parts) {
    List<Host> hosts = new ArrayList<>(dataset.hosts());
    Map<Site, PowerDomain> roots = new LinkedHashMap<>();
    dataset
        .hosts()
        .forEach(host -> roots.putIfAbsent(host.site(), host.powerDomain().path().getLast()));
    for (Candidate part : parts) {
      roots.forEach((site, root) -> hosts.add(plenty(part, site, root)));
    }
    return dataset.withHosts(hosts);
  }

  private static Host plenty(Candidate part, Site site, PowerDomain root) {
    return new Host(
        0,
        "new/" + part.type() + "/" + site,
        site,
        root,
        Entrants.notYetThere(part.type()),
        PLENTY,
        new Host.Terms(null, HostStatus.ACTIVE, null, part.usdPerHour(), null));
  }
}
