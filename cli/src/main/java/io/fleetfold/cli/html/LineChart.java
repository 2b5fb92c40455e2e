package io.fleetfold.cli.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over one axis as a drawing of its own, in light and dark. */
public final class LineChart {

  private static final int WIDTH = 900;
  private static final int LEFT = 90;
  private static final int RIGHT = 870;
  private static final int PLOT_HEIGHT = 300;
  private static final int LEGEND_TOP = 52;
  private static final int LEGEND_ROW = 20;
  private static final int LEGEND_COLUMNS = 3;
  private static final int LEGEND_COLUMN = 275;
  private static final int TICKS = 6;
  private static final int COLOURS = 8;

  private static final String STYLE =
      """
      svg{background:#fff;color:#1b2430;font:13px system-ui,sans-serif}
      text{fill:currentColor}.grid{stroke:#d9dee5}path{fill:none;stroke-width:2}
      .s0{stroke:#1f6feb}.s1{stroke:#c2410c}.s2{stroke:#15803d}.s3{stroke:#7e22ce}
      .s4{stroke:#ca8a04}.s5{stroke:#0891b2}.s6{stroke:#be185d}.s7{stroke:#4b5563}
      .dash{stroke-dasharray:6 4}
      @media(prefers-color-scheme:dark){svg{background:#12161c;color:#dbe2ea}.grid{stroke:#2b333d}
      .s0{stroke:#6ea8ff}.s1{stroke:#ff9a62}.s2{stroke:#5fd38a}.s3{stroke:#c79bff}
      .s4{stroke:#facc15}.s5{stroke:#5cc8dd}.s6{stroke:#ff8cc0}.s7{stroke:#a8b3c0}}
      """;

  /**
   * A line.
   *
   * @param dashed whether it is a limit rather than a finding
   * @param points x and y, by x
   */
  public record Series(String label, boolean dashed, List<double[]> points) {}

  private final List<Series> series;
  private final int top;
  private final int bottom;
  private final double[] xTicks;
  private final double[] yTicks;

  private LineChart(List<Series> series) {
    this.series = series;
    int legendRows = Math.ceilDiv(series.size(), LEGEND_COLUMNS);
    this.top = LEGEND_TOP + legendRows * LEGEND_ROW + 8;
    this.bottom = top + PLOT_HEIGHT;
    this.xTicks = ticks(0, false);
    this.yTicks = ticks(1, true);
  }

  /** The drawing; lines without points are left out. */
  public static String svg(String title, String xLabel, String yLabel, List<Series> series) {
    List<Series> drawn = series.stream().filter(line -> !line.points().isEmpty()).toList();
    return new LineChart(drawn).draw(title, xLabel, yLabel);
  }

  /** Round numbers that span the figures, zero included where asked for and near. */
  private double[] ticks(int axis, boolean zero) {
    double low =
        series.stream().flatMap(s -> s.points().stream()).mapToDouble(p -> p[axis]).min().orElse(0);
    double high =
        series.stream().flatMap(s -> s.points().stream()).mapToDouble(p -> p[axis]).max().orElse(1);
    if (zero && low > 0 && low < (high - low) * 2) {
      low = 0;
    }
    double step = roundStep((high > low ? high - low : 1) / (TICKS - 1));
    double first = Math.floor(low / step + 1e-9) * step;
    int count = Math.max(1, (int) Math.ceil((high - first) / step - 1e-9));
    double[] ticks = new double[count + 1];
    for (int i = 0; i <= count; i++) {
      ticks[i] = first + i * step;
    }
    return ticks;
  }

  private static double roundStep(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    double digits = step / power;
    return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
  }

  private String draw(String title, String xLabel, String yLabel) {
    var html = new Html();
    html.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\""
            + " aria-label=\"{}\">",
        WIDTH,
        bottom + 56,
        title);
    html.addTrusted("<style>" + STYLE + "</style>");
    html.add("<text x=\"20\" y=\"28\" font-size=\"16\">{}</text>", title);
    legend(html);
    grid(html);
    html.add("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>", RIGHT, bottom + 46, xLabel);
    html.add("<text x=\"20\" y=\"{}\">{}</text>", top - 12, yLabel);
    for (int i = 0; i < series.size(); i++) {
      html.add(
          "<path class=\"s{}{}\" d=\"{}\"/>",
          i % COLOURS,
          series.get(i).dashed() ? " dash" : "",
          path(series.get(i)));
    }
    return html.add("</svg>").toString();
  }

  private void legend(Html html) {
    for (int i = 0; i < series.size(); i++) {
      int x = 20 + i % LEGEND_COLUMNS * LEGEND_COLUMN;
      int y = LEGEND_TOP + i / LEGEND_COLUMNS * LEGEND_ROW;
      html.add(
          "<path class=\"s{}{}\" d=\"M{} {}h24\"/>",
          i % COLOURS,
          series.get(i).dashed() ? " dash" : "",
          x,
          y - 4);
      html.add("<text x=\"{}\" y=\"{}\">{}</text>", x + 32, y, series.get(i).label());
    }
  }

  private void grid(Html html) {
    for (double value : yTicks) {
      html.add(
          "<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>",
          LEFT,
          RIGHT,
          y(value),
          y(value));
      html.add(
          "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
          LEFT - 8,
          Html.length(yOf(value) + 4),
          tick(value, yTicks));
    }
    for (double value : xTicks) {
      html.add(
          "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
          x(value),
          bottom + 22,
          tick(value, xTicks));
    }
  }

  private static String tick(double value, double[] ticks) {
    double step = ticks[1] - ticks[0];
    int decimals = (int) Math.clamp(Math.ceil(-Math.log10(step) - 1e-9), 0, 6);
    String grouped = ticks[ticks.length - 1] >= 10_000 ? "%,." : "%.";
    return String.format(Locale.ROOT, grouped + decimals + "f", value + 0.0);
  }

  private String path(Series line) {
    List<String> points = new ArrayList<>();
    for (double[] point : line.points()) {
      points.add(x(point[0]) + " " + y(point[1]));
    }
    String path = "M" + String.join("L", points);
    return points.size() > 1 ? path : path + "h4";
  }

  private String x(double value) {
    double span = xTicks[xTicks.length - 1] - xTicks[0];
    return Html.length(LEFT + (RIGHT - LEFT) * (value - xTicks[0]) / span);
  }

  private String y(double value) {
    return Html.length(yOf(value));
  }

  private double yOf(double value) {
    double span = yTicks[yTicks.length - 1] - yTicks[0];
    return bottom - PLOT_HEIGHT * (value - yTicks[0]) / span;
  }
}
