package io.fleetfold.cli.report;

import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.solver.Unavoidable;
import io.fleetfold.solver.bound.AcceleratorPrice;
import io.fleetfold.solver.bound.AuditedBound;
import io.fleetfold.solver.bound.DomainPrice;
import io.fleetfold.solver.bound.WorkloadPrice;
import java.io.IOException;
import java.io.Writer;

/** A bound as JSON, every price in full. */
public final class BoundJson {

  private final BoundFigures figures;
  private final Json json;

  private BoundJson(BoundFigures figures, Json json) {
    this.figures = figures;
    this.json = json;
  }

  /** Writes it; does not close {@code out}. */
  public static void write(BoundFigures figures, Writer out) throws IOException {
    try (Json json = new Json(out)) {
      new BoundJson(figures, json).write();
    }
  }

  private void write() throws IOException {
    json.object(() -> {
      json.field("dataset", figures.problem().dataset().name());
      json.rounded("upper_bound_usd_per_hour", figures.bound().upperBoundUsdPerHour());
      json.field("method", figures.bound().method());
      json.field("impossible", !Unavoidable.in(figures.problem()).isEmpty());
      Audit audit = figures.audit();
      if (audit != null) {
        json.object("plan", () -> plan(audit));
      }
      json.array("binding", this::bindings);
      json.array("power_domains", this::powerDomains);
      json.array("accelerators", this::accelerators);
      json.array("workloads", this::workloads);
    });
  }

  private void plan(Audit audit) throws IOException {
    json.exact("margin_usd_per_hour", audit.money().marginMicroUsdPerHour(), 6);
    json.field("hard", audit.score().hard());
    json.exact("medium", audit.score().medium(), 6);
    json.rounded("upper_bound_usd_per_hour", AuditedBound.usdPerHour(figures.bound(), audit));
    json.rounded("gap", figures.gap());
  }

  private void bindings() throws IOException {
    for (BoundFigures.Binding each : figures.bindings()) {
      json.object(() -> {
        json.field("limit", each.limit());
        json.rounded("usd_per_hour_of_one_percent", each.usdPerHourOfOnePercent());
        json.field("binding", each.binding());
        json.field("of", each.of());
      });
    }
  }

  private void powerDomains() throws IOException {
    for (DomainPrice price : figures.bound().prices().powerDomains()) {
      PowerDomain domain = price.domain();
      Long limit = domain.limitMilliwatts();
      json.object(() -> {
        json.field("power_domain", domain.id());
        json.rounded("limit_kw", limit == null ? null : limit * 1e-6);
        json.rounded("usd_per_hour_per_kw", price.usdPerKwHour());
        json.rounded("usd_per_hour_per_kw_less", price.lessUsdPerKwHour());
      });
    }
  }

  private void accelerators() throws IOException {
    for (AcceleratorPrice price : figures.bound().prices().accelerators()) {
      json.object(() -> {
        json.field("accelerator", price.type().id());
        json.field("site", price.site().id());
        json.field("count", figures.count(price));
        json.rounded("usd_per_hour", price.usdPerHour());
      });
    }
  }

  private void workloads() throws IOException {
    for (WorkloadPrice price : figures.bound().prices().workloads()) {
      json.object(() -> {
        json.field("workload", price.workload().id());
        json.rounded("demand_usd_per_hour_per_rps", price.demandUsdPerHourPerRps());
        json.rounded("demand_usd_per_hour_per_rps_less", price.lessDemandUsdPerHourPerRps());
        json.rounded("contract_usd_per_hour_per_rps", price.contractUsdPerHourPerRps());
        json.rounded("contract_usd_per_hour_per_rps_more", price.moreContractUsdPerHourPerRps());
      });
    }
  }
}
