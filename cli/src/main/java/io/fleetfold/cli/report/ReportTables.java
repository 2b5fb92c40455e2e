package io.fleetfold.cli.report;

import io.fleetfold.constraints.DomainLoad;
import io.fleetfold.constraints.IdleEnergy;
import io.fleetfold.constraints.PhaseUse;
import io.fleetfold.constraints.UnservedReason;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.bound.AcceleratorPrice;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.DomainPrice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts the figures of a solved plan into lines. */
final class ReportTables {

  private final SolveResult result;
  private final Map<PowerDomain, Double> usdPerKwHour = new HashMap<>();
  private final Map<FleetUse.Pool, Double> usdPerAcceleratorHour = new HashMap<>();

  private ReportTables(SolveResult result) {
    this.result = result;
    BoundReport bound = result.bound();
    if (bound != null) {
      bound.prices().powerDomains().forEach(this::add);
      bound.prices().accelerators().forEach(this::add);
    }
  }

  private void add(DomainPrice price) {
    usdPerKwHour.put(price.domain(), price.usdPerKwHour());
  }

  private void add(AcceleratorPrice price) {
    usdPerAcceleratorHour.put(new FleetUse.Pool(price.type(), price.site()), price.usdPerHour());
  }

  static PlanReport.Tables of(SolveResult result) {
    var tables = new ReportTables(result);
    return new PlanReport.Tables(
        tables.workloads(),
        tables.powerDomains(),
        tables.accelerators(),
        PhaseUse.of(result.problem(), result.placements()),
        tables.baselines(),
        IdleEnergy.microUsdPerHour(result.problem(), result.placements()));
  }

  private List<WorkloadLine> workloads() {
    Map<Workload, UnservedReason> reasons = new HashMap<>();
    UnservedReason.of(result.problem(), result.placements())
        .forEach(reason -> reasons.put(reason.workload(), reason));
    return result.audit().workloads().stream()
        .map(service -> new WorkloadLine(service, reasons.get(service.workload())))
        .toList();
  }

  private List<DomainLine> powerDomains() {
    List<DomainLine> lines = new ArrayList<>();
    for (DomainLoad load : result.audit().powerDomains()) {
      PowerDomain domain = load.domain();
      lines.add(new DomainLine(load, domain.path().size() - 1, usdPerKwHour.get(domain)));
    }
    return lines;
  }

  private List<AcceleratorLine> accelerators() {
    List<AcceleratorLine> lines = new ArrayList<>();
    FleetUse.of(result.problem(), result.placements())
        .forEach((pool, use) ->
            lines.add(new AcceleratorLine(use, pool.site(), usdPerAcceleratorHour.get(pool))));
    return lines;
  }

  private List<BaselineLine> baselines() {
    return Stream.of(result.baselines().newestFirst(), result.baselines().aggregatedOnly())
        .filter(baseline -> baseline != null)
        .map(baseline -> BaselineComparison.of(result, baseline))
        .toList();
  }
}
