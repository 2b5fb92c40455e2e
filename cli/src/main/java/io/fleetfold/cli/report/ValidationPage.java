package io.fleetfold.cli.report;

import io.fleetfold.domain.calibration.GenerationRatio;
import io.fleetfold.domain.calibration.PowerErrors;
import io.fleetfold.domain.calibration.Validation;
import io.fleetfold.domain.comparison.Generations;
import io.fleetfold.domain.facts.Phase;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far the performance model is to be believed, as a page of Markdown. */
public final class ValidationPage {

  private final Validation validation;
  private final List<Generations> generations;
  private final StringBuilder out = new StringBuilder();

  private ValidationPage(Validation validation, List<Generations> generations) {
    this.validation = validation;
    this.generations = generations;
  }

  /** Writes the page. */
  public static void write(Validation validation, List<Generations> generations, Writer out)
      throws IOException {
    out.write(new ValidationPage(validation, generations).text());
  }

  private String text() {
    line("# How far the performance model is to be believed");
    line("");
    line("<!-- Written by \"fleetfold calibrate MEASURED.csv... --page FILE\". Do not edit. -->");
    line("");
    line(
        "Every point was predicted by constants that were fitted without it: points are left out"
            + " of");
    line(
        "the fit in groups (accelerator and model together, unless said otherwise) and compared"
            + " with");
    line(
        "what the rest predicts. \"In interval\" is the share of points between low and high,"
            + " where");
    line(
        "the interval was made from the other groups; it should be 80 %. Decode is the time of a"
            + " step");
    line("(TPOT, ITL), alone or in an engine that also reads prompts.");
    validation.tables().forEach(this::table);
    ratios();
    power();
    generations.forEach(this::generation);
    return out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void heading(String title) {
    line("");
    line("## " + title);
    line("");
  }

  private void table(Validation.Table table) {
    heading(table.title());
    line(
        "| "
            + table.group()
            + " | prefill points | median | 9 of 10 within | in interval | decode points | median"
            + " | 9 of 10 within | in interval |");
    line("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (Validation.Line each : table.lines()) {
      line("| " + each.group() + " | " + errors(each.prefill()) + errors(each.decode()));
    }
  }

  private static String errors(Validation.@Nullable Errors errors) {
    return errors == null
        ? "- | | | | "
        : String.format(
            Locale.ROOT,
            "%d | %s | %s | %.0f %% | ",
            errors.points(),
            Figures.percent(errors.median()),
            Figures.percent(errors.p90()),
            100 * errors.covered());
  }

  private void ratios() {
    if (validation.generations().isEmpty()) {
      return;
    }
    heading("H100 over A100 on the Splitwise stack");
    line(
        "How many times faster H100 is than A100, eight of each, geometric mean over the same"
            + " points.");
    line("Splitwise's measurements put it at 2.0 to 2.1 in prefill and at 1.43 to 1.51 in decode.");
    line("");
    line("| phase | model | points | measured | modelled | off by |");
    line("|---|---|--:|--:|--:|--:|");
    for (GenerationRatio ratio : validation.generations()) {
      line(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %.2f | %.2f | %+.1f %% |",
              ratio.phase(),
              ratio.model(),
              ratio.points(),
              ratio.measured(),
              ratio.modelled(),
              100 * (ratio.modelled() / ratio.measured() - 1)));
    }
  }

  private void power() {
    if (validation.power().isEmpty()) {
      return;
    }
    heading("Watts");
    line(
        "Per accelerator, medians. An accelerator alone is compared with the curve of power.csv at"
            + " the");
    line(
        "use of bandwidth and arithmetic that the measured time means. A server at the wall is"
            + " compared");
    line("with the all-in watts that plans count.");
    line("");
    line(
        "| accelerator | metered | rows | measured W | modelled W | median error | 9 of 10 within"
            + " |");
    line("|---|---|--:|--:|--:|--:|--:|");
    for (PowerErrors each : validation.power()) {
      line(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %.0f | %.0f | %s | %s |",
              each.accelerator(),
              each.meter(),
              each.points(),
              each.measuredWatts(),
              each.predictedWatts(),
              Figures.percent(each.medianError()),
              Figures.percent(each.p90Error())));
    }
    line("");
    line(
        "The curve of an accelerator alone is as good as its rows above say: good in prefill, with"
            + " a");
    line(
        "long tail in decode, where a run's average is compared with one phase. All-in watts are"
            + " what a");
    line(
        "data centre provisions for an accelerator, with its share of host, fans, network and"
            + " storage:");
    line(
        "a server at the wall, without network and under the power limits of a benchmark"
            + " submission,");
    line(
        "draws much less, so plans keep their power limits with room to spare and overstate energy."
            + " A");
    line(
        "measured `watts` in profiles.csv, or `all_in_w` in accelerators.csv, replaces the"
            + " estimate.");
    line("Idle draw is stated for few types; where it is not, an idle accelerator counts as 0 W.");
  }

  private void generation(Generations all) {
    heading("Older accelerators beside " + all.reference().id());
    line(
        "Requests/s over those of "
            + all.reference().id()
            + ", by this model with its constants, for an accelerator and for an");
    line("all-in kilowatt. Nothing here is assumed about sides.");
    line("");
    line(
        "| workload | accelerator | prefill: each | prefill: per kW | decode: each | decode: per kW"
            + " | holds up better in |");
    line("|---|---|--:|--:|--:|--:|---|");
    for (Generations.Line each : all.lines()) {
      line(
          String.join(
                  " | ",
                  "| " + each.workload().id(),
                  each.type().id(),
                  shares(each.prefill()),
                  shares(each.decode()),
                  each.better() == null ? "-" : each.better().text())
              + " |");
    }
    line("");
    line(
        String.format(
            Locale.ROOT,
            "Of %d pairs that can run both phases, the older accelerator holds up better in decode"
                + " in %d and in prefill in %d (per kilowatt).",
            all.comparable(),
            all.betterIn(Phase.DECODE),
            all.betterIn(Phase.PREFILL)));
  }

  private static String shares(Generations.@Nullable Share share) {
    return share == null
        ? "cannot | cannot"
        : String.format(Locale.ROOT, "%.2f | %.2f", share.perAccelerator(), share.perKilowatt());
  }
}
