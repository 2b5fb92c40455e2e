package io.fleetfold.cli.report;

import io.fleetfold.domain.comparison.ComparedType;
import io.fleetfold.domain.comparison.Comparison;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.EngineEstimate;
import io.fleetfold.domain.performance.Refusal;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Types of accelerators side by side on the terminal. */
public final class ComparisonTables {

  private static final String INDENT = "  ";

  private final Comparison comparison;
  private final PrintWriter out;

  private ComparisonTables(Comparison comparison, PrintWriter out) {
    this.comparison = comparison;
    this.out = out;
  }

  /** Prints a table for each phase, what disaggregation brings, and what cannot run. */
  public static void print(Comparison comparison, PrintWriter out) {
    var tables = new ComparisonTables(comparison, out);
    tables.headline();
    for (Phase phase : Phase.values()) {
      tables.phase(phase);
    }
    tables.disaggregation();
    tables.refusals();
    tables.notes();
    out.flush();
  }

  private void headline() {
    Workload workload = comparison.workload();
    out.printf(
        Locale.ROOT,
        "%s: %,.0f prompt and %,.0f output tokens, TTFT %s ms, TPOT %s ms%n",
        workload.model().id(),
        workload.requests().promptTokens(),
        workload.requests().outputTokens(),
        digits(workload.targets().ttftMillis()),
        digits(workload.targets().tpotMillis()));
    out.println(comparison.slo().text());
  }

  private void phase(Phase phase) {
    var table =
        new TextTable(
            INDENT,
            "accelerator",
            ">per kW",
            ">per $",
            ">per accelerator",
            ">per engine",
            ">TP",
            ">batch",
            "bound by",
            ">TTFT ms",
            ">TPOT ms",
            "of its roof",
            "format");
    comparison
        .ranked(phase)
        .forEach(type -> type.best(phase).ifPresent(best -> table.add(row(type, phase, best))));
    if (table.hasRows()) {
      section(capital(phase) + ", requests/s", table);
    }
  }

  private static String[] row(ComparedType type, Phase phase, EngineEstimate best) {
    return new String[] {
      type.type().id(),
      digits(best.requestsPerSecondAndKilowatt()),
      digits(type.requestsPerUsd(phase)),
      digits(best.requestsPerSecondAndAccelerator()),
      digits(best.requestsPerSecond()),
      Figures.accelerators(best.profile().acceleratorMillis()),
      Integer.toString(best.profile().engine().batch()),
      best.profile().engine().boundBy(),
      digits(best.ttftMillis()),
      digits(best.tpotMillis()),
      roof(best.roofline()),
      best.profile().engine().precision()
    };
  }

  private static String roof(EngineEstimate.Roofline roofline) {
    return String.format(
        Locale.ROOT,
        "%.0f %% of %s",
        100 * roofline.shareOfRoof(),
        roofline.isUnderCompute() ? "compute" : "bandwidth");
  }

  private void disaggregation() {
    var table = new TextTable(INDENT, "accelerator", ">apart", ">together", ">apart over together");
    for (ComparedType type : comparison.types()) {
      Double apart = type.disaggregatedPerAccelerator();
      Double together = type.aggregatedPerAccelerator();
      if (apart != null && together != null) {
        table.add(
            type.type().id(),
            digits(apart),
            digits(together),
            String.format(Locale.ROOT, "%.2f", apart / together));
      }
    }
    if (table.hasRows()) {
      section(
          "Phases apart (disaggregated) or together on one type, requests/s per accelerator",
          table);
    }
  }

  /** Phases that one reason refuses share a line. */
  private void refusals() {
    var table = new TextTable(INDENT, "accelerator", "phases", "why not");
    for (ComparedType type : comparison.types()) {
      Map<String, List<Phase>> phases = new LinkedHashMap<>();
      for (Phase phase : Phase.values()) {
        Refusal refusal = type.engines(phase).refusal();
        if (refusal != null) {
          phases.computeIfAbsent(EngineSummary.limit(refusal), key -> new ArrayList<>()).add(phase);
        }
      }
      phases.values().forEach(refused -> table.add(refusalRow(type, refused)));
    }
    if (table.hasRows()) {
      section("Cannot", table);
    }
  }

  private static String[] refusalRow(ComparedType type, List<Phase> refused) {
    return new String[] {
      type.type().id(),
      String.join(" ", refused.stream().map(Phase::text).toList()),
      Objects.requireNonNull(type.engines(refused.getFirst()).refusal()).sentence()
    };
  }

  private void notes() {
    out.println();
    out.println("per kW: all-in watts, with the share of host, fans and network");
    out.printf(
        Locale.ROOT,
        "per $: requests for a dollar, of the rental that you gave or of the catalogue's purchase"
            + " price over %s years; without energy; - where no price is known%n",
        digits(comparison.prices().years()));
    out.println(
        "of its roof: what it achieves of the peak bandwidth or the peak FLOPS, whichever is lower"
            + " at its arithmetic intensity");
  }

  private void section(String title, TextTable table) {
    out.println();
    out.println(title);
    table.print(out);
  }

  private static String capital(Phase phase) {
    String text = phase.text();
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Three digits that matter; {@code -} when there is no figure. */
  static String digits(@Nullable Double value) {
    if (value == null) {
      return "-";
    }
    int decimals = value == 0 ? 0 : (int) Math.max(0, 2 - Math.floor(Math.log10(value)));
    String text = String.format(Locale.ROOT, "%,." + Math.min(decimals, 6) + "f", value);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }
}
