package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.KvZone;
import io.fleetfold.solver.fleet.Cell;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.CellPrices;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.pattern.RoundedDemand;
import io.fleetfold.solver.work.Crew;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns prices into a report: the bound they prove, what each limit is worth, and the certificate.
 */
final class BoundReports {

  private final CellMap cells;
  private final FleetIndex index;
  private final FleetProblem problem;
  private final Prices prices;

  private BoundReports(CellMap cells, Prices prices) {
    this.cells = cells;
    this.index = cells.index();
    this.problem = index.problem();
    this.prices = prices;
  }

  /**
   * The report.
   *
   * @param prices that prove the bound
   * @param upperBound micro-dollars per hour
   * @param method how they were found, without the whole engines that demand is counted in
   * @param shadowPrices of the linear relaxation
   */
  static BoundReport of(
      CellMap cells, Prices prices, double upperBound, String method, ShadowPrices shadowPrices) {
    boolean rounded = Arrays.stream(prices.roundedPrices()).anyMatch(price -> price > 0);
    String named = method + (rounded ? ", whole engines" : "");
    return new BoundReport(upperBound * 1e-6, named, shadowPrices, certificate(cells, prices));
  }

  /** Prices as anybody may read them. */
  static Certificate certificate(CellMap cells, Prices prices) {
    return new BoundReports(cells, prices).certificate();
  }

  /** What each limit is worth at the duals of the linear relaxation. */
  static ShadowPrices duals(CellMap cells, Prices prices, Crew crew) {
    var reports = new BoundReports(cells, prices);
    List<CellClass> classes = cells.classes();
    List<CellPrices> own = crew.all(classes.size(), i -> CellPrices.of(classes.get(i), prices));
    return new ShadowPrices(reports.domains(own), reports.accelerators(own), reports.workloads());
  }

  /** A domain is either shared, with a price of its own, or the limit of one cell. */
  private List<DomainPrice> domains(List<CellPrices> own) {
    double[] price = prices.power().clone();
    for (CellClass cellClass : cells.classes()) {
      double ofCell = own.get(cellClass.index()).power();
      if (ofCell > 0) {
        for (Cell cell : cellClass.cells()) {
          price[cell.hosts().getFirst().powerDomain().index()] = ofCell;
        }
      }
    }
    List<DomainPrice> rows = new ArrayList<>();
    for (PowerDomain domain : problem.dataset().powerDomains()) {
      rows.add(new DomainPrice(domain, price[domain.index()]));
    }
    return rows;
  }

  /**
   * The mean over the hosts of a type in a site, of one more in each of them, less the electricity
   * of one more that idles and what its idle draw would take from others. Hosts whose accelerators
   * have all failed have no say.
   */
  private List<AcceleratorPrice> accelerators(List<CellPrices> own) {
    Map<List<Object>, double[]> sums = new LinkedHashMap<>();
    for (CellClass cellClass : cells.classes()) {
      CellPrices ofCell = own.get(cellClass.index());
      double powerPrice = powerPrice(cellClass, ofCell);
      for (int host = 0; host < cellClass.hosts().size(); host++) {
        var example = cellClass.hosts().get(host).example();
        if (example.accelerators() == 0) {
          continue;
        }
        double weight = cellClass.cells().size();
        double[] sum =
            sums.computeIfAbsent(
                List.of(example.accelerator(), example.site()), key -> new double[2]);
        double price = ofCell.accelerator(host);
        double idle = (double) example.idleMilliwattsPerAccelerator();
        double energy = idle * example.site().microUsdPerWattHour() * 1e-3;
        sum[0] += weight * (price - energy - idle * powerPrice);
        sum[1] += weight;
      }
    }
    List<AcceleratorPrice> rows = new ArrayList<>();
    sums.forEach((key, sum) ->
        rows.add(
            new AcceleratorPrice(
                (Accelerator) key.getFirst(), (Site) key.getLast(), sum[0] / sum[1] * 1e-6)));
    return rows;
  }

  /** Of a milliwatt drawn in the cell, at all levels of the tree. */
  private double powerPrice(CellClass cellClass, CellPrices own) {
    double price = own.power();
    for (int domain : cellClass.linkingDomains()) {
      price += prices.power()[domain];
    }
    return price;
  }

  private List<WorkloadPrice> workloads() {
    List<WorkloadPrice> rows = new ArrayList<>();
    for (Workload workload : problem.dataset().workloads()) {
      double gain = index.revenue(workload.index()) - WeakDuality.worth(prices, workload.index());
      boolean contract = index.promised(workload.index()) > 0;
      rows.add(new WorkloadPrice(workload, Math.max(0, gain), contract ? Math.max(0, -gain) : 0));
    }
    return rows;
  }

  private Certificate certificate() {
    List<Certificate.Row> rows = new ArrayList<>();
    for (Workload workload : problem.dataset().workloads()) {
      for (KvZone zone : problem.zones()) {
        for (Phase phase : Phase.values()) {
          double price = prices.flows()[zone.index()][3 * workload.index() + phase.ordinal()];
          rows.add(flow(workload, zone, phase, price));
        }
      }
    }
    for (int i = 0; i < prices.rounded().size(); i++) {
      if (prices.roundedPrices()[i] > 0) {
        rows.add(row(prices.rounded().get(i), prices.roundedPrices()[i]));
      }
    }
    for (PowerDomain domain : problem.dataset().powerDomains()) {
      if (prices.power()[domain.index()] > 0) {
        rows.add(Certificate.Row.power(domain.id(), prices.power()[domain.index()]));
      }
    }
    return new Certificate(rows);
  }

  private Certificate.Row row(RoundedDemand demand, double price) {
    String workload = problem.dataset().workloads().get(demand.workload()).id();
    String phase = demand.phase().text();
    return Certificate.Row.rounded(workload, phase, demand.divisor(), price);
  }

  private static Certificate.Row flow(Workload workload, KvZone zone, Phase phase, double price) {
    String group = zone.kvGroup() == null ? "" : zone.kvGroup();
    return Certificate.Row.flow(workload.id(), zone.site().id(), group, phase.text(), price);
  }
}
