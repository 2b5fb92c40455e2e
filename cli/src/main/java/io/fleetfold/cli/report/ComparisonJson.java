package io.fleetfold.cli.report;

import io.fleetfold.domain.comparison.ComparedType;
import io.fleetfold.domain.comparison.Comparison;
import io.fleetfold.domain.comparison.HourlyPrice;
import io.fleetfold.domain.facts.InputFile;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.EngineEstimate;
import io.fleetfold.domain.performance.EngineEstimates;
import io.fleetfold.domain.performance.Refusal;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Types of accelerators side by side as JSON: every engine, not only the best. */
public final class ComparisonJson {

  private final Comparison comparison;
  private final List<InputFile> calibration;
  private final Json json;

  private ComparisonJson(Comparison comparison, List<InputFile> calibration, Json json) {
    this.comparison = comparison;
    this.calibration = calibration;
    this.json = json;
  }

  /** Writes it; {@code calibration} are the files of the user's own, if any. */
  public static void write(Comparison comparison, List<InputFile> calibration, Writer out)
      throws IOException {
    try (Json json = new Json(out)) {
      json.object(new ComparisonJson(comparison, calibration, json)::fields);
    }
  }

  private void fields() throws IOException {
    Workload workload = comparison.workload();
    json.field("model", workload.model().id());
    json.rounded("prompt_tokens", workload.requests().promptTokens());
    json.rounded("output_tokens", workload.requests().outputTokens());
    json.rounded("ttft_ms", workload.targets().ttftMillis());
    json.rounded("tpot_ms", workload.targets().tpotMillis());
    json.rounded("slo_margin", comparison.slo().margin());
    json.rounded("ttft_quantile", comparison.slo().ttftQuantile());
    json.rounded("purchase_years", comparison.prices().years());
    json.array("calibration", this::calibration);
    json.array("accelerators", this::types);
  }

  private void calibration() throws IOException {
    for (InputFile file : calibration) {
      json.object(() -> {
        json.field("file", file.name());
        json.field("sha256", file.sha256());
      });
    }
  }

  private void types() throws IOException {
    for (ComparedType type : comparison.types()) {
      json.object(() -> type(type));
    }
  }

  private void type(ComparedType type) throws IOException {
    HourlyPrice price = type.price();
    json.field("accelerator", type.type().id());
    json.field("released", type.type().provenance().released());
    json.rounded("usd_per_hour", price == null ? null : price.usdPerHour());
    json.field("price_basis", price == null ? null : price.basis().name().toLowerCase(Locale.ROOT));
    json.rounded("disaggregated_rps_per_accelerator", type.disaggregatedPerAccelerator());
    json.rounded("aggregated_rps_per_accelerator", type.aggregatedPerAccelerator());
    for (Phase phase : Phase.values()) {
      json.object(phase.text(), () -> phase(type, phase));
    }
  }

  private void phase(ComparedType type, Phase phase) throws IOException {
    EngineEstimates engines = type.engines(phase);
    Refusal refusal = engines.refusal();
    json.field("refusal", refusal == null ? null : refusal.sentence());
    json.rounded("requests_per_usd", type.requestsPerUsd(phase));
    EngineEstimate best = engines.best().orElse(null);
    json.array(
        "engines",
        () -> {
          for (EngineEstimate engine : engines.engines()) {
            json.object(() -> engine(engine, engine.equals(best)));
          }
        });
  }

  private void engine(EngineEstimate engine, boolean best) throws IOException {
    json.field("best", best);
    json.rounded("accelerators", engine.accelerators());
    json.field("batch", (long) engine.profile().engine().batch());
    json.field("format", engine.profile().engine().precision());
    json.field("bound_by", engine.profile().engine().boundBy());
    json.exact("requests_per_second", engine.profile().rateMicroRps(), 6);
    json.rounded("rps_per_accelerator", engine.requestsPerSecondAndAccelerator());
    json.rounded("rps_per_kw", engine.requestsPerSecondAndKilowatt());
    json.exact("watts", engine.profile().milliwatts(), 3);
    json.rounded("memory_gb", engine.profile().footprint().memoryMegabytes() / 1e3);
    json.rounded("ttft_ms", engine.ttftMillis());
    json.rounded("tpot_ms", engine.tpotMillis());
    json.rounded("flops_per_byte", engine.roofline().flopsPerByte());
    json.rounded("tflops", engine.roofline().flopsPerSecond() / 1e12);
    json.rounded("gb_per_second", engine.roofline().bytesPerSecond() / 1e9);
    json.rounded("peak_tflops", engine.roofline().peakFlopsPerSecond() / 1e12);
    json.rounded("peak_gb_per_second", engine.roofline().peakBytesPerSecond() / 1e9);
    json.rounded("share_of_roof", engine.roofline().shareOfRoof());
  }
}
