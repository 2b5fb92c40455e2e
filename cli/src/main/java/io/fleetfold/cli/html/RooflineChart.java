package io.fleetfold.cli.html;

import io.fleetfold.cli.html.Labels.Spot;
import io.fleetfold.domain.comparison.ComparedType;
import io.fleetfold.domain.comparison.Comparison;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.performance.EngineEstimate;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Arithmetic intensity against achieved rate per accelerator, both logarithmic: one dot for each
 * phase and type, under the roof of its type. A drawing of its own, in light and dark.
 */
public final class RooflineChart {

  private static final int WIDTH = 1100;
  private static final int HEIGHT = 760;
  private static final int LEFT = 80;
  private static final int RIGHT = 940;
  private static final int TOP = 84;
  private static final int BOTTOM = 690;
  private static final int NAMES = 956;
  private static final int NAME_STEP = 12;

  private static final String STYLE =
      """
      svg{background:#fff;color:#1b2430;font:12px system-ui,sans-serif}
      text{fill:currentColor}.grid{stroke:#e3e7ec}.roof{fill:none;stroke:#9aa5b1;stroke-width:1}
      .lead{stroke:#c6cdd5;stroke-width:.7}.soft{fill:#5b6673}
      .small{font-size:11px;paint-order:stroke;stroke:#fff;stroke-width:3px}
      .prefill{fill:#1f6feb}.decode{fill:#c2410c}.aggregated{fill:#2f855a}
      @media(prefers-color-scheme:dark){svg{background:#12161c;color:#dbe2ea}.grid{stroke:#252c35}
      .roof{stroke:#56616e}.lead{stroke:#39424d}.soft{fill:#95a1af}.small{stroke:#12161c}
      .prefill{fill:#6ea8ff}.decode{fill:#ff9a62}.aggregated{fill:#68d391}}
      """;

  /** One dot, per accelerator. */
  private record Dot(ComparedType type, Phase phase, EngineEstimate engine) {

    double flopsPerByte() {
      return engine.roofline().flopsPerByte();
    }

    double tflops() {
      return engine.roofline().flopsPerSecond() / engine.accelerators() / 1e12;
    }

    double peakTflops() {
      return engine.roofline().peakFlopsPerSecond() / engine.accelerators() / 1e12;
    }

    double ridge() {
      return engine.roofline().peakFlopsPerSecond() / engine.roofline().peakBytesPerSecond();
    }
  }

  private final Comparison comparison;
  private final List<Dot> dots = new ArrayList<>();
  private final LogAxis x;
  private final LogAxis y;

  private RooflineChart(Comparison comparison) {
    this.comparison = comparison;
    for (ComparedType type : comparison.types()) {
      for (Phase phase : Phase.values()) {
        type.best(phase).ifPresent(best -> dots.add(new Dot(type, phase, best)));
      }
    }
    this.x =
        LogAxis.around(
            dots.stream().mapToDouble(Dot::flopsPerByte).min().orElse(1),
            dots.stream()
                .mapToDouble(dot -> Math.max(dot.flopsPerByte(), dot.ridge()))
                .max()
                .orElse(10),
            LEFT,
            RIGHT);
    this.y =
        LogAxis.around(
            dots.stream().mapToDouble(Dot::tflops).min().orElse(1),
            dots.stream().mapToDouble(Dot::peakTflops).max().orElse(10),
            BOTTOM,
            TOP);
  }

  /** Writes the drawing. */
  public static void write(Comparison comparison, Writer out) throws IOException {
    out.write(new RooflineChart(comparison).svg());
  }

  private String svg() {
    var html = new Html();
    String title = title();
    html.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\""
            + " aria-label=\"{}\">",
        WIDTH,
        HEIGHT,
        title);
    html.addTrusted("<style>" + STYLE + "</style>");
    html.add("<text x=\"20\" y=\"28\" font-size=\"16\">{}</text>", title);
    legend(html);
    grid(html);
    parts(html);
    return html.add("</svg>").toString();
  }

  private String title() {
    var workload = comparison.workload();
    return String.format(
        Locale.ROOT,
        "%s, %,.0f prompt and %,.0f output tokens: rooflines per accelerator",
        workload.model().id(),
        workload.requests().promptTokens(),
        workload.requests().outputTokens());
  }

  private static void legend(Html html) {
    int at = LEFT;
    for (Phase phase : Phase.values()) {
      html.add("<circle class=\"{}\" cx=\"{}\" cy=\"52\" r=\"5\"/>", phase.text(), at);
      html.add("<text x=\"{}\" y=\"56\">{}</text>", at + 10, phase.text());
      at += 110;
    }
    html.add(
        "<text class=\"soft\" x=\"{}\" y=\"56\">lines: peak bandwidth and dense peak FLOPS in the"
            + " number format that it runs in</text>",
        at);
  }

  private void grid(Html html) {
    for (double tick : x.ticks()) {
      String place = Html.length(x.at(tick));
      html.add(
          "<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>",
          place,
          place,
          TOP,
          BOTTOM);
      html.add(
          "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
          place,
          BOTTOM + 20,
          tick(tick));
    }
    for (double tick : y.ticks()) {
      String place = Html.length(y.at(tick));
      html.add(
          "<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>",
          LEFT,
          RIGHT,
          place,
          place);
      html.add(
          "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
          LEFT - 8,
          Html.length(y.at(tick) + 4),
          tick(tick));
    }
    html.add(
        "<text class=\"soft\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">arithmetic intensity, FLOP"
            + " per byte read</text>",
        (LEFT + RIGHT) / 2,
        BOTTOM + 46);
    html.add(
        "<text class=\"soft\" transform=\"translate(24 {}) rotate(-90)\""
            + " text-anchor=\"middle\">achieved while it works, TFLOP/s</text>",
        (TOP + BOTTOM) / 2);
  }

  private static String tick(double value) {
    return value >= 1
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
  }

  /** Roofs with their names at the right edge, highest first, then dots with theirs. */
  private void parts(Html html) {
    var labels = new Labels(LEFT, TOP, RIGHT, BOTTOM);
    dots.forEach(dot -> labels.addDot(x.at(dot.flopsPerByte()), y.at(dot.tflops())));
    List<ComparedType> byRoof =
        dots.stream()
            .sorted(Comparator.comparingDouble(dot -> -dot.peakTflops()))
            .map(Dot::type)
            .distinct()
            .toList();
    double name = TOP;
    for (ComparedType type : byRoof) {
      Dot any = dots.stream().filter(dot -> dot.type().equals(type)).findFirst().orElseThrow();
      name = roof(html, any, name) + NAME_STEP;
    }
    dots.forEach(dot -> dot(html, dot, labels));
  }

  /** Draws a roof and its name, no higher than given; returns where the name stands. */
  private double roof(Html html, Dot dot, double highestName) {
    double flat = y.at(dot.peakTflops());
    double slopeFrom = Math.max(x.low(), dot.ridge() * y.low() / dot.peakTflops());
    html.add(
        "<path class=\"roof\" d=\"M{} {}L{} {}H{}\"/>",
        Html.length(x.at(slopeFrom)),
        Html.length(y.at(dot.peakTflops() * slopeFrom / dot.ridge())),
        Html.length(x.at(dot.ridge())),
        Html.length(flat),
        RIGHT);
    double name = Math.max(flat, highestName);
    html.add(
        "<line class=\"lead\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>",
        RIGHT,
        NAMES - 3,
        Html.length(flat),
        Html.length(name));
    html.add(
        "<text class=\"small\" x=\"{}\" y=\"{}\">{}</text>",
        NAMES,
        Html.length(name + 4),
        dot.type().type().id());
    return name;
  }

  private void dot(Html html, Dot dot, Labels labels) {
    double atX = x.at(dot.flopsPerByte());
    double atY = y.at(dot.tflops());
    html.add(
        "<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"4.5\"><title>{}</title></circle>",
        dot.phase().text(),
        Html.length(atX),
        Html.length(atY),
        tooltip(dot));
    Spot spot = labels.place(dot.type().type().id(), atX, atY);
    if (spot != null) {
      html.add(
          "<text class=\"small\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>",
          Html.length(spot.x()),
          Html.length(spot.y()),
          spot.anchor(),
          dot.type().type().id());
    }
  }

  private static String tooltip(Dot dot) {
    return String.format(
        Locale.ROOT,
        "%s %s: %.1f FLOP/byte, %.1f TFLOP/s, %.0f %% of its roof",
        dot.type().type().id(),
        dot.phase().text(),
        dot.flopsPerByte(),
        dot.tflops(),
        100 * dot.engine().roofline().shareOfRoof());
  }
}
