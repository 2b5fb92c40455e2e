package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Prices;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prices that a certificate states, by index. What it does not state has no price. */
final class CertificatePrices {

  private final Map<String, Workload> workloads = new HashMap<>();
  private final Map<String, Site> sites = new HashMap<>();
  private final Map<String, PowerDomain> domains = new HashMap<>();
  private final Set<List<String>> seen = new HashSet<>();
  private final Prices prices;

  private CertificatePrices(FleetIndex index) {
    Dataset dataset = index.problem().dataset();
    dataset.workloads().forEach(workload -> workloads.put(workload.id(), workload));
    dataset.sites().forEach(site -> sites.put(site.id(), site));
    dataset.powerDomains().forEach(domain -> domains.put(domain.id(), domain));
    this.prices = Prices.zero(index.sites(), 3 * index.workloads(), index.domains());
  }

  /**
   * The prices.
   *
   * @throws IllegalArgumentException with a sentence that names the row, if one is not a price of
   *     this fleet
   */
  static Prices of(FleetIndex index, Certificate certificate) {
    var read = new CertificatePrices(index);
    certificate.rows().forEach(read::add);
    return read.prices;
  }

  private void add(Certificate.Row row) {
    require(row, Double.isFinite(row.price()) && row.price() >= 0, "is not a price of at least 0");
    require(
        row, seen.add(List.of(row.kind(), row.subject(), row.site(), row.phase())), "stands twice");
    switch (row.kind()) {
      case "flow" -> addFlow(row);
      case "power" -> addPower(row);
      default -> require(row, false, "is neither a flow nor power");
    }
  }

  private void addFlow(Certificate.Row row) {
    Workload workload = workloads.get(row.subject());
    Site site = sites.get(row.site());
    int phase = Arrays.stream(Phase.values()).map(Phase::text).toList().indexOf(row.phase());
    require(row, phase >= 0, "is of no known phase");
    if (workload == null || site == null) {
      throw wrong(row, "is of a workload or site that the dataset does not have");
    }
    prices.flows()[site.index()][3 * workload.index() + phase] = row.price();
  }

  private void addPower(Certificate.Row row) {
    PowerDomain domain = domains.get(row.subject());
    if (domain == null) {
      throw wrong(row, "is of a power domain that the dataset does not have");
    }
    require(row, domain.limitMilliwatts() != null || row.price() == 0, "prices what has no limit");
    prices.power()[domain.index()] = row.price();
  }

  private static void require(Certificate.Row row, boolean holds, String otherwise) {
    if (!holds) {
      throw wrong(row, otherwise);
    }
  }

  private static IllegalArgumentException wrong(Certificate.Row row, String what) {
    String name = String.join(" ", row.kind(), row.subject(), row.site(), row.phase()).strip();
    return new IllegalArgumentException("price of " + name + " " + what + ": " + row.price());
  }
}
