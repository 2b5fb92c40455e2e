package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.solver.economics.advantage.GenerationGains;
import io.fleetfold.solver.economics.advantage.HypotheticalPart;
import io.fleetfold.solver.economics.advantage.HypotheticalTable;
import io.fleetfold.solver.economics.advantage.PhaseAdvantage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Puts comparative advantages into a study.
 *
 * @param measured whether measurements were given
 */
public record AdvantageStudy(
    Dataset dataset,
    List<PhaseAdvantage> phases,
    List<GenerationGains.Row> gains,
    HypotheticalTable hypothetical,
    boolean measured) {

  /** Less than this an hour is no lead. */
  private static final double NO_DIFFERENCE_USD = 0.005;

  /** The study. */
  public Study study() {
    Study study =
        new Study(dataset.name() + ": which phase each accelerator should do, and why")
            .fact("dataset", dataset.name())
            .sheet(phaseSheet())
            .sheet(parts())
            .sheet(prediction())
            .sheet(needs())
            .sheet(curves());
    study.note(
        "Earnings at the prices of the linear relaxation: of an accelerator after electricity, rent"
            + " and the scarcity of power; of a kilowatt before that scarcity.");
    study.note(
        "Gains: parts of one maker a year or more apart; the rank correlation of the gain with the"
            + " ratio of bandwidths and of the best dense rates. The model knows both figures, so"
            + " its rows say what it believes, not what is.");
    if (!measured) {
      study.note("No measurements were given (--measured FILE.csv).");
    }
    study.note(
        "The hypothetical part: 300 W and 96 GB (assumptions), the fp16 rate per watt that the part"
            + " named reached on its node, eight a host, drawing what the performance model says;"
            + " prices to buy follow from what an hour may cost by the assumptions of life.");
    return study;
  }

  private Sheet phaseSheet() {
    var sheet =
        new Sheet(
            "phases",
            "What an accelerator earns in each phase, $/h, and a kilowatt of it, $/kW-h",
            Sheet.text("accelerator", "accelerator"),
            Sheet.text("site", "site"),
            Sheet.usd("prefill_usd_per_hour", "prefill"),
            Sheet.usd("decode_usd_per_hour", "decode"),
            Sheet.usd("aggregated_usd_per_hour", "aggregated"),
            Sheet.usd("prefill_usd_per_kw_hour", "kW: prefill"),
            Sheet.usd("decode_usd_per_kw_hour", "kW: decode"),
            Sheet.usd("aggregated_usd_per_kw_hour", "kW: aggregated"),
            Sheet.text("best", "should do"),
            Sheet.usd("lead_usd_per_hour", "lead"),
            Sheet.usd("lead_usd_per_kw_hour", "lead per kW"),
            Sheet.text("engine", ""));
    for (PhaseAdvantage row : phases) {
      Phase best = row.best();
      var engine = best == null ? null : row.phases().get(best);
      sheet.add(
          row.type().id(),
          row.site().id(),
          row.rentUsdPerHour(Phase.PREFILL),
          row.rentUsdPerHour(Phase.DECODE),
          row.rentUsdPerHour(Phase.AGGREGATED),
          row.marginUsdPerKwHour(Phase.PREFILL),
          row.marginUsdPerKwHour(Phase.DECODE),
          row.marginUsdPerKwHour(Phase.AGGREGATED),
          shouldDo(row),
          row.leadUsdPerHour(),
          row.leadUsdPerKwHour(),
          engine == null ? null : engine.kind().text());
    }
    return sheet;
  }

  /** Where prices leave no difference, the fleet does not care. */
  private static String shouldDo(PhaseAdvantage row) {
    Phase best = row.best();
    if (best == null) {
      return "nothing";
    }
    return row.leadUsdPerHour() < NO_DIFFERENCE_USD ? "either, " + best.text() : best.text();
  }

  /** Parts of the fleet, by release, so that generations can be read down the column. */
  private Sheet parts() {
    var sheet =
        new Sheet(
            "parts",
            "Parts of the fleet, by release",
            Sheet.text("accelerator", "accelerator"),
            Sheet.text("released", "released"),
            Sheet.number("process_nm", "node nm"),
            Sheet.number("gb_per_second_per_watt", "GB/s per W"),
            Sheet.number("tflops_per_watt", "TFLOPS per W, best"),
            Sheet.number("gb_per_second_per_tflops", "GB/s per TFLOPS"),
            Sheet.text("best_phases", "should do"));
    phases.stream()
        .map(PhaseAdvantage::type)
        .distinct()
        .sorted(Comparator.comparing(type -> String.valueOf(type.provenance().released())))
        .forEach(type -> addPart(sheet, type));
    return sheet;
  }

  private void addPart(Sheet sheet, Accelerator type) {
    Double tdp = type.power().tdpWatts();
    double bandwidth = GenerationGains.bandwidth(type);
    double tflops = GenerationGains.tflops(type);
    sheet.add(
        type.id(),
        type.provenance().released(),
        type.provenance().processNanometres(),
        tdp == null ? null : bandwidth / tdp,
        tdp == null ? null : tflops / tdp,
        tflops == 0 ? null : bandwidth / tflops,
        String.join(
            ", ",
            phases.stream()
                .filter(row -> row.type().equals(type))
                .map(AdvantageStudy::shouldDo)
                .distinct()
                .toList()));
  }

  private Sheet prediction() {
    var sheet =
        new Sheet(
            "prediction",
            "What predicted the gain of a newer part (rank correlation)",
            Sheet.text("evidence", "evidence"),
            Sheet.text("phase", "phase"),
            Sheet.count("pairs", "pairs"),
            Sheet.number("bandwidth", "bandwidth"),
            Sheet.number("compute", "compute"),
            Sheet.text("better", "better"));
    gains.forEach(row ->
        sheet.add(
            row.evidence(),
            row.phase(),
            row.pairs(),
            row.bandwidth(),
            row.compute(),
            row.better()));
    return sheet;
  }

  private Sheet needs() {
    var sheet =
        new Sheet(
            "needs",
            "A memory-centric part on an old node: the bandwidth that it needs at a price",
            Sheet.number("process_nm", "node nm"),
            Sheet.text("like", "compute like"),
            Sheet.text("market", "against"),
            Sheet.count("purchase_usd", "price USD"),
            Sheet.usd("usd_per_hour", "$/h"),
            Sheet.text("gb_per_second_per_watt", "GB/s per W"),
            Sheet.usd("bound_gain_above_usd_per_hour", "bound with 10 % more"),
            Sheet.usd("bound_gain_below_usd_per_hour", "with 10 % less"));
    for (HypotheticalTable.Need need : hypothetical.needs()) {
      Double bandwidth = need.gbPerSecondPerWatt();
      sheet.add(
          need.node().nanometres(),
          need.node().like(),
          need.market(),
          Math.round(need.purchaseUsd()),
          need.usdPerHour(),
          bandwidth == null
              ? "never"
              : bandwidth <= HypotheticalPart.LEAST_GB_PER_SECOND_PER_WATT
                  ? "any"
                  : String.format(Locale.ROOT, "%.2f", bandwidth),
          need.boundGainAbove(),
          need.boundGainBelow());
    }
    return sheet;
  }

  private Sheet curves() {
    var sheet =
        new Sheet(
            "hypothetical",
            "What it may cost over its bandwidth",
            Sheet.number("process_nm", "node nm"),
            Sheet.text("market", "against"),
            Sheet.number("gb_per_second_per_watt", "GB/s per W"),
            Sheet.usd("usd_per_hour", "may cost $/h"),
            Sheet.usd("purchase_usd", "to buy"),
            Sheet.text("engine", "and does"));
    for (HypotheticalTable.Curve curve : hypothetical.curves()) {
      for (HypotheticalTable.Point point : curve.points()) {
        sheet.add(
            curve.node().nanometres(),
            curve.market(),
            point.gbPerSecondPerWatt(),
            point.usdPerHour(),
            point.purchaseUsd(),
            point.engine() == null ? "nothing" : point.engine());
      }
    }
    return sheet;
  }
}
