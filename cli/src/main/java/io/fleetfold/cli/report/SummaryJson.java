package io.fleetfold.cli.report;

import io.fleetfold.constraints.Money;
import io.fleetfold.constraints.UnservedReason;
import io.fleetfold.constraints.Violation;
import io.fleetfold.domain.facts.InputFile;
import io.fleetfold.domain.facts.InputWarning;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.bound.BoundReport;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;

/** {@code summary.json}: every figure of a plan for programs. */
public final class SummaryJson {

  private static final int MICRO = 6;
  private static final int MILLIWATTS_AS_KW = 6;

  private final PlanReport report;
  private final Json json;

  private SummaryJson(PlanReport report, Json json) {
    this.report = report;
    this.json = json;
  }

  /** Writes the summary; two equal runs limited by steps write the same bytes. */
  public static void write(PlanReport report, Writer writer) throws IOException {
    try (var json = new Json(writer)) {
      json.object(new SummaryJson(report, json)::fields);
    }
  }

  private void fields() throws IOException {
    json.field("status", report.status().text());
    json.field("dataset", report.dataset().name());
    score();
    bound();
    run();
    json.array("violations", this::violations);
    json.array("baselines", this::baselines);
    json.array("workloads", this::workloads);
    json.array("power_domains", this::powerDomains);
    json.array("accelerators", this::accelerators);
    json.array("warnings", this::warnings);
    json.array("inputs", this::inputs);
    json.field("version", report.run().version());
  }

  private void score() throws IOException {
    Money money = report.audit().money();
    json.field("hard", report.audit().score().hard());
    json.exact("medium", report.audit().score().medium(), MICRO);
    json.exact("margin_usd_per_hour", money.marginMicroUsdPerHour(), MICRO);
    json.exact("revenue_usd_per_hour", money.revenueMicroUsdPerHour(), MICRO);
    json.exact("energy_usd_per_hour", money.energyMicroUsdPerHour(), MICRO);
    json.exact("rental_usd_per_hour", money.rentalMicroUsdPerHour(), MICRO);
    json.exact("migration_usd_per_hour", money.migrationMicroUsdPerHour(), MICRO);
    json.exact("idle_energy_usd_per_hour", report.tables().idleEnergyMicroUsdPerHour(), MICRO);
  }

  private void bound() throws IOException {
    BoundReport bound = report.result().bound();
    json.rounded("upper_bound_usd_per_hour", report.result().upperBoundUsdPerHour());
    json.rounded("gap", report.gap());
    json.field("proof", report.result().proof().text());
    json.field("bound_method", bound == null ? null : bound.method());
    json.rounded("branch_and_bound_usd_per_hour", report.result().branchAndBoundUsdPerHour());
    json.field("shortfall_proof", report.result().shortfallProof().text());
    json.rounded("least_shortfall_rps", report.result().leastShortfallRps());
    json.field("no_bound_reason", report.result().noBoundReason());
  }

  private void run() throws IOException {
    SolveOptions options = report.run().options();
    json.rounded("solve_seconds", report.solveSeconds());
    json.field("steps", report.result().steps());
    json.field("seed", options.seed());
    json.object("options", this::options);
    json.array("latency_not_checked", this::latency);
  }

  /** Workloads and phases with engines that were measured without latency. */
  private void latency() throws IOException {
    for (String engines : report.latency().unknown()) {
      json.value(engines);
    }
  }

  private void options() throws IOException {
    SolveOptions options = report.run().options();
    Duration timeLimit = options.timeLimit();
    Migration migration = report.problem().migration();
    json.rounded("time_limit_seconds", timeLimit == null ? null : timeLimit.toMillis() / 1e3);
    json.field("steps", options.steps());
    json.rounded("gap", options.targetGap());
    json.rounded("headroom", report.run().headroom());
    json.rounded("slo_margin", report.run().slo().margin());
    json.rounded("ttft_quantile", report.run().slo().ttftQuantile());
    json.field("calibration", !report.run().calibration().isEmpty());
    json.field("previous_plan", !report.dataset().previous().isEmpty());
    json.rounded("change_cost_usd_per_accelerator_hour", migration.usdPerAcceleratorHour());
    json.rounded("horizon_hours", migration.horizonHours());
    json.rounded("warm_up_seconds", migration.warmUpSeconds());
  }

  private void violations() throws IOException {
    for (Violation violation : report.audit().violations()) {
      json.object(() -> {
        json.field("rule", violation.rule().id());
        json.field("subject", violation.subject());
        json.field("amount", violation.amount());
        json.field("unit", violation.unit());
        json.field("sentence", violation.sentence());
      });
    }
  }

  private void baselines() throws IOException {
    for (BaselineLine line : report.tables().baselines()) {
      json.object(() -> {
        json.field("name", line.baseline().name());
        json.field("hard", line.baseline().audit().score().hard());
        json.exact("medium", line.baseline().audit().score().medium(), MICRO);
        json.exact("margin_usd_per_hour", line.marginMicroUsdPerHour(), MICRO);
        json.exact("gain_usd_per_hour", line.gainMicroUsdPerHour(), MICRO);
      });
    }
  }

  private void workloads() throws IOException {
    for (WorkloadLine line : report.tables().workloads()) {
      json.object(() -> workload(line));
    }
  }

  private void workload(WorkloadLine line) throws IOException {
    json.field("workload", line.workload().id());
    json.field("model", line.workload().model().id());
    json.exact("demand_rps", line.workload().demandMicroRps(), MICRO);
    json.exact("served_rps", line.service().servedMicroRps(), MICRO);
    json.exact("promised_rps", line.workload().promisedMicroRps(), MICRO);
    json.rounded("share", line.share());
    json.exact("prefill_rps", line.service().prefillMicroRps(), MICRO);
    json.exact("decode_rps", line.service().decodeMicroRps(), MICRO);
    json.exact("aggregated_rps", line.service().aggregatedMicroRps(), MICRO);
    json.exact("revenue_usd_per_hour", line.revenueMicroUsdPerHour(), MICRO);
    UnservedReason unserved = line.unserved();
    json.field("why_not_more", unserved == null ? null : unserved.sentence());
  }

  private void powerDomains() throws IOException {
    for (DomainLine line : report.tables().powerDomains()) {
      json.object(() -> powerDomain(line));
    }
  }

  private void powerDomain(DomainLine line) throws IOException {
    var parent = line.domain().parent();
    Long limit = line.domain().limitMilliwatts();
    json.field("power_domain", line.domain().id());
    json.field("parent", parent == null ? null : parent.id());
    json.exact("used_kw", line.load().drawMilliwatts(), MILLIWATTS_AS_KW);
    if (limit == null) {
      json.field("limit_kw", (String) null);
    } else {
      json.exact("limit_kw", limit, MILLIWATTS_AS_KW);
    }
    json.rounded("utilisation", line.utilisation());
    json.rounded("shadow_price_usd_per_kw_hour", line.usdPerKwHour());
  }

  private void accelerators() throws IOException {
    for (AcceleratorLine line : report.tables().accelerators()) {
      json.object(() -> accelerator(line));
    }
  }

  private void accelerator(AcceleratorLine line) throws IOException {
    TypeUse use = line.use();
    json.field("accelerator", line.type().id());
    json.field("site", line.site().id());
    json.field("total", use.stock().total());
    json.field("unused", use.stock().unused());
    json.field("out_of_service", use.stock().outOfService());
    json.array("phases", () -> phases(use));
    json.rounded("shadow_price_usd_per_hour", line.usdPerHour());
  }

  private void phases(TypeUse use) throws IOException {
    for (TypeUse.PhaseCell cell : use.phases()) {
      json.object(() -> {
        json.field("phase", cell.phase().text());
        json.exact("used", cell.acceleratorMillis(), 3);
        json.exact("kw", cell.milliwatts(), MILLIWATTS_AS_KW);
        json.rounded(
            "margin_usd_per_kw_hour", report.tables().usdPerKwHour(use.type(), cell.phase()));
      });
    }
  }

  private void warnings() throws IOException {
    for (InputWarning warning : report.warnings()) {
      json.object(() -> {
        json.field("file", warning.file());
        json.field("line", (long) warning.line());
        json.field("column", (long) warning.column());
        json.field("message", warning.message());
      });
    }
  }

  private void inputs() throws IOException {
    for (InputFile file : report.inputs()) {
      json.object(() -> {
        json.field("file", file.name());
        json.field("sha256", file.sha256());
      });
    }
  }
}
