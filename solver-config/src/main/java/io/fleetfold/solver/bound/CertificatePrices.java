package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.KvZone;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.pattern.RoundedDemand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prices that a certificate states, by index. What it does not state has no price. */
final class CertificatePrices {

  private static final List<String> PHASES =
      Arrays.stream(Phase.values()).map(Phase::text).toList();

  private final FleetIndex index;
  private final long[][] pinned;
  private final Map<String, Workload> workloads = new HashMap<>();
  private final Map<List<String>, KvZone> zones = new HashMap<>();
  private final Map<String, PowerDomain> domains = new HashMap<>();
  private final Set<List<Object>> seen = new HashSet<>();

  private CertificatePrices(CellMap cells) {
    this.index = cells.index();
    this.pinned = cells.pinnedFlowTotals();
    Dataset dataset = index.problem().dataset();
    dataset.workloads().forEach(workload -> workloads.put(workload.id(), workload));
    index.problem().zones().forEach(zone -> zones.put(key(zone), zone));
    dataset.powerDomains().forEach(domain -> domains.put(domain.id(), domain));
  }

  /**
   * The prices.
   *
   * @throws WrongPriceException with a sentence that names the row, if one is not a price of this
   *     fleet
   */
  static Prices of(CellMap cells, Certificate certificate) {
    return new CertificatePrices(cells).read(certificate.rows());
  }

  private Prices read(List<Certificate.Row> rows) {
    rows.forEach(this::check);
    List<RoundedDemand> rounded = new ArrayList<>();
    List<Double> roundedPrices = new ArrayList<>();
    for (Certificate.Row row : rows) {
      long demand = row.kind().equals("rounded") ? demand(row) : 0;
      // Where nothing is left to be served, there is nothing to round.
      if (demand > 0) {
        rounded.add(rounded(row, demand));
        roundedPrices.add(row.price());
      }
    }
    Prices prices = Prices.zero(index.zones(), 3 * index.workloads(), index.domains(), rounded);
    Arrays.setAll(prices.roundedPrices(), roundedPrices::get);
    for (Certificate.Row row : rows) {
      switch (row.kind()) {
        case "flow" ->
            prices.flows()[zone(row)][3 * workload(row).index() + phase(row)] = row.price();
        case "power" -> prices.power()[domain(row).index()] = row.price();
        default -> {}
      }
    }
    return prices;
  }

  private void check(Certificate.Row row) {
    require(row, Double.isFinite(row.price()) && row.price() >= 0, "is not a price of at least 0");
    require(
        row,
        seen.add(
            List.of(
                row.kind(),
                row.subject(),
                row.site(),
                row.kvGroup(),
                row.phase(),
                row.divisorMicroRps())),
        "stands twice");
    require(
        row,
        List.of("flow", "rounded", "power").contains(row.kind()),
        "is neither of a flow nor of a rounded demand nor of power");
  }

  /** What pinned shards leave of the demand. */
  private long demand(Certificate.Row row) {
    Phase phase = Phase.values()[phase(row)];
    require(row, phase != Phase.AGGREGATED, "is of whole engines of no phase");
    int workload = workload(row).index();
    return index.demand(workload) - FlowRows.fixed(workload, phase, pinned);
  }

  private RoundedDemand rounded(Certificate.Row row, long demand) {
    require(row, row.divisorMicroRps() > 0, "has no divisor above 0");
    Phase phase = Phase.values()[phase(row)];
    return new RoundedDemand(workload(row).index(), phase, demand, row.divisorMicroRps());
  }

  private static int phase(Certificate.Row row) {
    int phase = PHASES.indexOf(row.phase());
    require(row, phase >= 0, "is of no known phase");
    return phase;
  }

  private Workload workload(Certificate.Row row) {
    Workload workload = workloads.get(row.subject());
    if (workload == null) {
      throw wrong(row, "is of a workload, site or KV group that the dataset does not have");
    }
    return workload;
  }

  private static List<String> key(KvZone zone) {
    return List.of(zone.site().id(), zone.kvGroup() == null ? "" : zone.kvGroup());
  }

  private int zone(Certificate.Row row) {
    KvZone zone = zones.get(List.of(row.site(), row.kvGroup()));
    if (zone == null) {
      throw wrong(row, "is of a workload, site or KV group that the dataset does not have");
    }
    return zone.index();
  }

  private PowerDomain domain(Certificate.Row row) {
    PowerDomain domain = domains.get(row.subject());
    if (domain == null) {
      throw wrong(row, "is of a power domain that the dataset does not have");
    }
    require(row, domain.limitMilliwatts() != null || row.price() == 0, "prices what has no limit");
    return domain;
  }

  private static void require(Certificate.Row row, boolean holds, String otherwise) {
    if (!holds) {
      throw wrong(row, otherwise);
    }
  }

  private static WrongPriceException wrong(Certificate.Row row, String what) {
    String name =
        Stream.of(row.kind(), row.subject(), row.site(), row.kvGroup(), row.phase())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" "));
    return new WrongPriceException(row, "price of " + name + " " + what + ": " + row.price());
  }
}
