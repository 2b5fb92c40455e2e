package io.fleetfold.domain.imports;

import io.fleetfold.domain.calibration.CatalogueNames;
import io.fleetfold.domain.csv.Row;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.performance.EnginePower;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One engine of a candidate: the whole of an aggregated one, or the prefill or decode engine of a
 * disaggregated one.
 *
 * @param side what stands before the names of its columns
 */
record CandidateSide(Row row, String side, ImportRules rules, WorkloadOfRows workload) {

  /** Less is no measurement: AIConfigurator writes 0 where it has no power data. */
  private static final double LEAST_WATTS = 1;

  private record Watts(double all, String basis) {}

  /** The profile; {@code null} when something is wrong with it, which is reported. */
  @Nullable ImportedProfile profile(Phase phase, String rateColumn, String file) {
    Accelerator type = type();
    Integer size = size();
    Double rate = row.findDecimal(rateColumn);
    if (rate == null || rate <= 0) {
      row.reject(rateColumn, rate == null ? "the rate of an engine is missing" : "a rate above 0");
      return null;
    }
    if (type == null || size == null || !row.isSound()) {
      return null;
    }
    Watts watts = watts(phase, type, size, rate);
    return watts == null
        ? null
        : new ImportedProfile(
            phase,
            type,
            size,
            rate,
            watts.all(),
            phase == Phase.DECODE ? null : latency("ttft"),
            phase == Phase.PREFILL ? null : latency("tpot"),
            new ImportedProfile.Origin(file + ":" + row.line(), remark(), watts.basis()));
  }

  /** A latency of 0 is none. */
  private @Nullable Double latency(String column) {
    Double millis = row.findDecimal(column);
    return millis == null || millis == 0 ? null : millis;
  }

  private @Nullable Accelerator type() {
    String named = row.findText(side + "system");
    String name = rules.accelerator() != null ? rules.accelerator() : named;
    if (name == null) {
      row.reject(side + "system", "the system is not stated; name it with --accelerator");
      return null;
    }
    Accelerator type = CatalogueNames.accelerator(name).orElse(null);
    if (type == null) {
      row.reject(side + "system", "a system that the catalogue knows; name it with --accelerator");
    } else if (!type.missingFigures().isEmpty()) {
      row.reject(
          side + "system", "usable: no source states " + String.join(", ", type.missingFigures()));
      return null;
    }
    return type;
  }

  /** Accelerators of the engine; {@code null} when they are not stated. */
  private @Nullable Integer size() {
    if (row.findDecimal(side + "tp") == null) {
      row.reject(side + "tp", "the tensor-parallel size is missing");
      return null;
    }
    double size = 1;
    for (String factor : List.of("tp", "pp", "dp", "cp")) {
      Double value = row.findDecimal(side + factor);
      if (value != null && value != Math.rint(value)) {
        row.reject(side + factor, "a whole number");
        return null;
      }
      size *= value == null ? 1 : value;
    }
    return (int) size;
  }

  private @Nullable Watts watts(Phase phase, Accelerator type, int size, double rate) {
    Double metered = row.findDecimal("power_w");
    if (metered != null && metered >= LEAST_WATTS) {
      return new Watts(
          size * (metered + EnginePower.hostWatts(type)),
          "power_w of each accelerator, over both phases, and the host's share of the power model");
    }
    Model model = workload.model();
    Double prompt = workload.promptTokens();
    Double output = workload.outputTokens();
    if (model == null) {
      row.reject("model", "in the catalogue, and watts need it; name a known one with --model");
    }
    if (prompt == null || output == null) {
      row.reject(
          prompt == null ? "isl" : "osl",
          "the length of requests is missing, and watts need it; give --prompt and --output");
    }
    return model == null || prompt == null || output == null
        ? null
        : new Watts(
            new EnginePower(model, prompt, output).watts(phase, type, size, rate, batch()),
            "Fleetfold's power model; the file has none");
  }

  /** Sequences of the engine: of all its data-parallel ranks where the file says so. */
  private double batch() {
    Double all = row.findDecimal(side + "global_bs");
    Double rank = row.findDecimal(side + "bs");
    Double ranks = row.findDecimal(side + "dp");
    return all != null && all > 0 ? all : (rank == null ? 1 : rank) * (ranks == null ? 1 : ranks);
  }

  private String remark() {
    return String.format(
        Locale.ROOT, "batch %.0f, TTFT %s, TPOT %s", batch(), millis("ttft"), millis("tpot"));
  }

  private String millis(String column) {
    Double millis = row.findDecimal(column);
    return millis == null ? "not stated" : String.format(Locale.ROOT, "%.1f ms", millis);
  }
}
