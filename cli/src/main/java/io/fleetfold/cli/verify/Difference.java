package io.fleetfold.cli.verify;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How far a stated figure is from a computed one. */
final class Difference {

  /** Figures are written in full, so that only the last digit may differ by rounding elsewhere. */
  private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

  /** Others, such as {@code 1e999999999}, are not figures of ours. */
  private static final Pattern FIGURE =
      Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

  private static final Map<String, String> UNITS =
      Map.of(
          "requests_per_second", "requests/s",
          "medium", "requests/s",
          "watts", "W",
          "batch", "sequences",
          "used", "accelerators",
          "kw", "kW");

  /** By the end of the name; no end fits the names of another. */
  private static final Map<String, String> UNITS_OF_ENDS =
      Map.of(
          "_usd_per_kw_hour", "$/kWh",
          "_usd_per_hour", "$/h",
          "_rps", "requests/s",
          "_kw", "kW",
          "_ms", "ms",
          "_gb", "GB",
          "_gb_s", "GB/s",
          "_gbit_s", "Gbit/s");

  private Difference() {}

  /** The number that a text states; {@code null} when it states none. */
  static @Nullable BigDecimal figure(String text) {
    return FIGURE.matcher(text).matches() ? new BigDecimal(text) : null;
  }

  /** How much more is stated than was computed; {@code null} when that is nothing. */
  static @Nullable String between(BigDecimal stated, BigDecimal computed) {
    BigDecimal difference = stated.subtract(computed);
    return difference.abs().compareTo(TOLERANCE) <= 0 ? null : difference.toPlainString();
  }

  /** The unit of a figure by its name; empty when it has none. */
  static String unit(String name) {
    String unit = UNITS.get(name);
    if (unit != null) {
      return unit;
    }
    return UNITS_OF_ENDS.entrySet().stream()
        .filter(end -> name.endsWith(end.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
