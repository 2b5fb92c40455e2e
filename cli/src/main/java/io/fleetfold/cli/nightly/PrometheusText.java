package io.fleetfold.cli.nightly;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Figures in the text format of Prometheus, as its node exporter's textfile collector reads it:
 * {@code HELP} and {@code TYPE} once for each name, then one line a sample.
 */
final class PrometheusText {

  private static final String PREFIX = "fleetfold_";

  private final StringBuilder text = new StringBuilder();

  /** Begins a figure. Its samples must follow before the next begins. */
  Family gauge(String name, String help) {
    String full = PREFIX + name;
    text.append("# HELP ").append(full).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(full).append(" gauge\n");
    return new Family(full);
  }

  /** Samples of one figure. */
  final class Family {

    private final String name;

    private Family(String name) {
      this.name = name;
    }

    Family sample(double value) {
      return sample(Map.of(), value);
    }

    Family sample(Map<String, String> labels, double value) {
      text.append(name);
      if (!labels.isEmpty()) {
        String separator = "{";
        for (var label : labels.entrySet()) {
          text.append(separator).append(label.getKey()).append("=\"");
          text.append(escaped(label.getValue())).append('"');
          separator = ",";
        }
        text.append('}');
      }
      text.append(' ').append(number(value)).append('\n');
      return this;
    }
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
