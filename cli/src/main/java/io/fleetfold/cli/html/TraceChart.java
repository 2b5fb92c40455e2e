package io.fleetfold.cli.html;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.SolveTrace;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Best margin and upper bound over time as a drawing of its own, in light and dark. */
public final class TraceChart {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;
  private static final int LEFT = 110;
  private static final int RIGHT = 870;
  private static final int TOP = 60;
  private static final int BOTTOM = 360;
  private static final int TICKS = 5;

  private static final String STYLE =
      """
      svg{background:#fff;color:#1b2430;font:13px system-ui,sans-serif}
      text{fill:currentColor}.grid{stroke:#d9dee5}
      .margin{fill:none;stroke:#1f6feb;stroke-width:2}.bound{fill:none;stroke:#c2410c;stroke-width:2}
      .m{fill:#1f6feb}.b{fill:#c2410c}
      @media(prefers-color-scheme:dark){svg{background:#12161c;color:#dbe2ea}.grid{stroke:#2b333d}
      .margin{stroke:#6ea8ff}.bound{stroke:#ff9a62}.m{fill:#6ea8ff}.b{fill:#ff9a62}}
      """;

  private final List<SolveTrace.Point> points;
  private final double seconds;
  private final double low;
  private final double high;

  private TraceChart(List<SolveTrace.Point> points) {
    this.points = points;
    this.seconds =
        Math.max(1e-3, points.stream().mapToDouble(SolveTrace.Point::seconds).max().orElse(0));
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (SolveTrace.Point point : points) {
      for (Double value : new Double[] {point.margin(), point.upperBound()}) {
        least = value == null ? least : Math.min(least, value);
        most = value == null ? most : Math.max(most, value);
      }
    }
    this.low = Double.isFinite(least) ? least : 0;
    this.high = Double.isFinite(most) && most > low ? most : low + 1;
  }

  /** Writes the drawing. */
  public static void write(SolveTrace trace, String title, Writer out) throws IOException {
    out.write(new TraceChart(trace.points()).svg(title));
  }

  private String svg(String title) {
    var html = new Html();
    html.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\""
            + " aria-label=\"{}\">",
        WIDTH,
        HEIGHT,
        title);
    html.addTrusted("<style>" + STYLE + "</style>");
    html.add("<text x=\"20\" y=\"28\" font-size=\"16\">{}</text>", title);
    html.add("<text class=\"b\" x=\"{}\" y=\"48\">no plan can earn more</text>", LEFT);
    html.add("<text class=\"m\" x=\"{}\" y=\"48\">best margin so far, $/h</text>", LEFT + 180);
    grid(html);
    line(html, "bound", SolveTrace.Point::upperBound);
    line(html, "margin", SolveTrace.Point::margin);
    return html.add("</svg>").toString();
  }

  private void grid(Html html) {
    for (int i = 0; i <= TICKS; i++) {
      double value = low + (high - low) * i / TICKS;
      double time = seconds * i / TICKS;
      html.add(
          "<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>",
          LEFT,
          RIGHT,
          y(value),
          y(value));
      html.add(
          "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
          LEFT - 8,
          y(value),
          Figures.usd(value));
      html.add(
          "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{} s</text>",
          x(time),
          BOTTOM + 24,
          String.format(Locale.ROOT, seconds < 10 ? "%.1f" : "%.0f", time));
    }
  }

  /** Steps: a figure holds until there is a better one. */
  private void line(Html html, String style, Function<SolveTrace.Point, @Nullable Double> figure) {
    var path = new StringBuilder();
    for (SolveTrace.Point point : points) {
      Double value = figure.apply(point);
      if (value != null) {
        String x = x(point.seconds());
        path.append(path.isEmpty() ? "M" + x + " " + y(value) : "H" + x + "V" + y(value));
      }
    }
    if (!path.isEmpty()) {
      html.add("<path class=\"{}\" d=\"{}H{}\"/>", style, Objects.toString(path), RIGHT);
    }
  }

  private String x(double time) {
    return Html.length(LEFT + (RIGHT - LEFT) * time / seconds);
  }

  private String y(double value) {
    return Html.length(BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low));
  }
}
