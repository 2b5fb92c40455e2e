package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Site;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
      UnitCheck.site(row);
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
      Accelerator accelerator = accelerator(row);
      if (row.isSound() && site != null && domain != null && accelerator != null) {
        checkTotal(row, total);
        total += row.whole("accelerators");
        var host =
            new Host(
                hosts.size(),
                row.text("host"),
                site,
                domain,
                accelerator,
                row.whole("accelerators"),
                terms(row));
        warnIfEmpty(row, host);
        UnitCheck.host(row);
        hosts.add(host);
      }
    }
    warnIfNoneIsActive(table, hosts);
    return hosts;
  }

  /**
   * The type of a host; {@code null}, with the row spoiled, when it is no type to plan with. What
   * is offline need not be known: it is left out with a warning, for it must not stop a night.
   */
  private @Nullable Accelerator accelerator(Row row) {
    boolean offline = HostStatus.OFFLINE.text().equals(row.findText("status"));
    String id = row.findText("accelerator");
    if (offline && id != null && accelerators.isUnknown(id)) {
      NameHints.Hint hint = accelerators.hint(id);
      row.warn(
          "accelerator",
          "\""
              + Shown.of(id)
              + "\" is not a known accelerator"
              + hint.note()
              + "."
              + (hint.suggestion() == null ? "" : " Maybe \"" + hint.suggestion() + "\".")
              + " The host is offline, so it is left out; before it"
              + " comes back, put the type into "
              + Schema.ACCELERATORS.name()
              + ".");
      row.spoil();
      return null;
    }
    Accelerator accelerator = accelerators.resolve(row, "accelerator");
    if (accelerator != null && accelerators.isComplete()) {
      checkUsable(row, accelerator, offline);
    }
    return accelerator;
  }

  private static void checkUsable(Row row, Accelerator accelerator, boolean offline) {
    List<String> missing = accelerator.missingFigures();
    if (missing.isEmpty()) {
      return;
    }
    String figures = "no source states its " + String.join(", ", missing);
    String cure =
        "put a row "
            + accelerator.id()
            + " with it into "
            + Schema.ACCELERATORS.name()
            + " of the dataset";
    if (offline) {
      row.warn(
          "accelerator",
          "\""
              + accelerator.id()
              + "\" cannot be planned with: "
              + figures
              + ". The host is offline, so it is left out; before it comes back, "
              + cure
              + ".");
      row.spoil();
    } else {
      row.reject("accelerator", "usable: " + figures + "; to supply it, " + cure);
    }
  }

  private static void warnIfEmpty(Row row, Host host) {
    if (host.accelerators() == 0 && host.terms().status() != HostStatus.OFFLINE) {
      row.warn(
          "accelerators",
          "the host has 0 accelerators, so it has nothing to offer. If it is switched off, set its"
              + " status to offline.");
    }
  }

  private static void warnIfNoneIsActive(Table table, List<Host> hosts) {
    boolean allRead = table.complete() && !table.rows().isEmpty();
    if (allRead && hosts.stream().noneMatch(Host::isActive)) {
      table.warn(
          "no host is active, so nothing can run. If that is not meant, look at the column status"
              + " and at what writes it.");
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
