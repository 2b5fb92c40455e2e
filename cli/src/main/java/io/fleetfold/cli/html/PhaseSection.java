package io.fleetfold.cli.html;

import static io.fleetfold.cli.report.Figures.usd;

import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.constraints.PhaseUse;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a kilowatt earns on each type in each phase, and which phase came out ahead. */
final class PhaseSection {

  private PhaseSection() {}

  static String of(PlanReport report) {
    Map<Accelerator, List<PhaseUse>> byType = new LinkedHashMap<>();
    for (PhaseUse use : report.tables().phaseUses()) {
      byType.computeIfAbsent(use.type(), key -> new ArrayList<>()).add(use);
    }
    if (byType.isEmpty()) {
      return "";
    }
    var html = new Html();
    html.add("<section class=\"card\"><h2>What a kilowatt earns</h2>");
    html.add(
        "<p class=\"muted\">Margin an hour for each kilowatt drawn. {}</p><div class=\"rows"
            + " roomy\">",
        sentence(byType));
    double most =
        report.tables().phaseUses().stream()
            .mapToDouble(PhaseUse::marginUsdPerKwHour)
            .max()
            .orElse(0);
    byType.values().forEach(uses -> rows(uses, Math.max(most, 1e-9), html));
    return html.add("</div></section>").toString();
  }

  private static void rows(List<PhaseUse> uses, double most, Html html) {
    String label = uses.getFirst().type().id();
    for (PhaseUse use : uses) {
      double earned = use.marginUsdPerKwHour();
      html.add(
          "<div class=\"row\"><span class=\"label twin\">{}<small>{}</small></span>",
          label,
          use.phase().text());
      html.addTrusted(
          new Bar(use.type().id() + " " + use.phase().text())
              .piece(use.phase().text(), 0, earned / most)
              .svg());
      html.add("<span class=\"value\">{}</span></div>", usd(earned));
      label = "";
    }
  }

  /** Types on which both sides of a request run say which side pays there. */
  private static String sentence(Map<Accelerator, List<PhaseUse>> byType) {
    Map<Phase, List<String>> winners = new LinkedHashMap<>();
    byType.forEach((type, uses) -> {
      if (uses.size() > 1) {
        Phase best = best(uses);
        winners.computeIfAbsent(best, key -> new ArrayList<>()).add(type.id());
      }
    });
    List<String> parts = new ArrayList<>();
    winners.forEach(
        (phase, types) -> parts.add(phase.text() + " earns most on " + String.join(", ", types)));
    return parts.isEmpty() ? "" : "Where a type does several, " + String.join("; ", parts) + ".";
  }

  private static Phase best(List<PhaseUse> uses) {
    return uses.stream()
        .max(Comparator.comparingDouble(PhaseUse::marginUsdPerKwHour))
        .map(PhaseUse::phase)
        .orElseThrow();
  }
}
