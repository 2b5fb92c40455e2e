package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Site;
import java.util.ArrayList;
import java.util.List;

/** Builds the sites and the hosts of a dataset. */
final class Inventory {

  /** Keeps every sum over a fleet within 64 bits. */
  static final long MOST_ACCELERATORS = 100_000_000;

  private final Index<Site> sites;
  private final Index<PowerDomain> domains;
  private final Index<Accelerator> accelerators;

  Inventory(Index<Site> sites, Index<PowerDomain> domains, Index<Accelerator> accelerators) {
    this.sites = sites;
    this.domains = domains;
    this.accelerators = accelerators;
  }

  static Index<Site> sites(Table table) {
    Index<Site> sites = new Index<>("site");
    sites.declare(table);
    int index = 0;
    for (Row row : table.rows()) {
      if (row.isSound()) {
        String id = row.text("site");
        sites.put(
            id, new Site(index, id, row.decimal("electricity_usd_per_kwh"), row.decimal("pue")));
        index++;
      }
    }
    return sites;
  }

  List<Host> hosts(Table table) {
    List<Host> hosts = new ArrayList<>();
    long total = 0;
    for (Row row : table.rows()) {
      Site site = sites.resolve(row, "site");
      PowerDomain domain = domains.resolve(row, "power_domain");
      Accelerator accelerator = accelerators.resolve(row, "accelerator");
      if (accelerator != null && accelerators.isComplete()) {
        checkUsable(row, accelerator);
      }
      if (row.isSound() && site != null && domain != null && accelerator != null) {
        checkTotal(row, total);
        total += row.whole("accelerators");
        hosts.add(
            new Host(
                hosts.size(),
                row.text("host"),
                site,
                domain,
                accelerator,
                row.whole("accelerators"),
                terms(row)));
      }
    }
    return hosts;
  }

  private static void checkUsable(Row row, Accelerator accelerator) {
    List<String> missing = accelerator.missingFigures();
    if (!missing.isEmpty()) {
      row.reject(
          "accelerator",
          "usable: no source states its "
              + String.join(", ", missing)
              + "; to supply it, put a row "
              + accelerator.id()
              + " with all figures into "
              + Schema.ACCELERATORS.name()
              + " of the dataset");
    }
  }

  /** Reports the one host that fills the fleet above the most. */
  private static void checkTotal(Row row, long before) {
    if (before <= MOST_ACCELERATORS && before + row.whole("accelerators") > MOST_ACCELERATORS) {
      row.reject("accelerators", "possible: the fleet would have more than " + MOST_ACCELERATORS);
    }
  }

  private static Host.Terms terms(Row row) {
    return new Host.Terms(
        row.findDecimal("network_gbit_s"),
        row.choice("status", HostStatus.class),
        row.findText("in_service"),
        row.decimal("usd_per_accelerator_hour"),
        row.findDecimal("book_value_usd"));
  }
}
