package io.fleetfold.domain.csv;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers that were typed in another unit: seconds for milliseconds, prices of a thousand
 * tokens for those of a million. What nothing could be meant by is refused with the value that
 * probably was; what is merely unusual is warned of.
 */
final class UnitCheck {

  /** Wafers and SRAM chips write a token in about half a millisecond, a GPU in several. */
  private static final double SHORTEST_TPOT_MILLIS = 0.2;

  private static final double SHORT_TPOT_MILLIS = 1;

  /** The launches of a small model's layers alone take longer. */
  private static final double SHORTEST_TTFT_MILLIS = 1;

  private static final double SHORT_TTFT_MILLIS = 10;

  /** The cheapest tokens on sale cost a cent or two a million. */
  private static final double LEAST_USD_PER_MTOK = 0.001;

  private static final double LOW_USD_PER_MTOK = 0.005;

  /** Answers cost 1 to 10 times what prompts do; beyond this one of the two is in another unit. */
  private static final double MOST_RATIO_OF_PRICES = 100;

  /** Yearly means lie between 0.03 and 0.5. */
  private static final double HIGH_USD_PER_KWH = 1;

  /** Halls are between 1.05 and 2. */
  private static final double HIGH_PUE = 3;

  /** The newest parts rent at about 10. */
  private static final double HIGH_USD_PER_ACCELERATOR_HOUR = 100;

  private static final int HOURS_A_MONTH = 730;
  private static final double HIGH_GBIT_PER_SECOND = 100_000;

  private UnitCheck() {}

  static void workload(Row row) {
    Double tpot = row.findDecimal("tpot_ms");
    boolean inSeconds = tpot != null && tpot < SHORTEST_TPOT_MILLIS;
    Double ttft = row.findDecimal("ttft_ms");
    boolean bothInSeconds = inSeconds && ttft != null && ttft < SHORT_TTFT_MILLIS;
    target(
        row, "ttft_ms", bothInSeconds ? Double.MAX_VALUE : SHORTEST_TTFT_MILLIS, SHORT_TTFT_MILLIS);
    target(row, "tpot_ms", SHORTEST_TPOT_MILLIS, SHORT_TPOT_MILLIS);
    price(row, "input_usd_per_mtok", "output_usd_per_mtok");
    price(row, "output_usd_per_mtok", "input_usd_per_mtok");
  }

  private static void target(Row row, String column, double refusedBelow, double unusualBelow) {
    Double millis = row.findDecimal(column);
    if (millis != null && millis < refusedBelow) {
      row.reject(
          column,
          cell(row, column),
          "a likely target in ms: no accelerator is that fast, so these are probably seconds",
          () -> scaled(row, column, 3));
    } else if (millis != null && millis < unusualBelow) {
      row.warn(
          column,
          quoted(row, column)
              + " ms is faster than almost any engine. If seconds were typed, write "
              + scaled(row, column, 3)
              + ".");
    }
  }

  /** Cheap prompts beside cheap answers are judged by the dearer of the two. */
  private static void price(Row row, String column, String otherColumn) {
    Double usd = row.findDecimal(column);
    Double other = row.findDecimal(otherColumn);
    if (usd == null || usd == 0 || other == null) {
      return;
    }
    double telling = other > MOST_RATIO_OF_PRICES * usd ? usd : Math.max(usd, other);
    if (telling < LEAST_USD_PER_MTOK) {
      boolean ofOne = telling * 1000 < LOW_USD_PER_MTOK;
      row.reject(
          column,
          cell(row, column),
          "a likely price of a million tokens: it is probably that of "
              + (ofOne ? "one token" : "a thousand"),
          () -> scaled(row, column, ofOne ? 6 : 3));
    } else if (telling < LOW_USD_PER_MTOK) {
      row.warn(
          column,
          quoted(row, column)
              + " USD is less than almost any price of a million tokens. If it is that of a"
              + " thousand, write "
              + scaled(row, column, 3)
              + ".");
    }
  }

  static void site(Row row) {
    if (isAbove(row, "electricity_usd_per_kwh", HIGH_USD_PER_KWH)) {
      row.warn(
          "electricity_usd_per_kwh",
          quoted(row, "electricity_usd_per_kwh")
              + " USD is far above any usual price of a kWh. If cents were typed, write "
              + scaled(row, "electricity_usd_per_kwh", -2)
              + ".");
    }
    if (isAbove(row, "pue", HIGH_PUE)) {
      row.warn(
          "pue",
          quoted(row, "pue")
              + " is far above the PUE of any usual hall (1.05 to 2): all energy is paid so many"
              + " times. Look at the figure again.");
    }
  }

  static void host(Row row) {
    String rent = "usd_per_accelerator_hour";
    if (isAbove(row, rent, HIGH_USD_PER_ACCELERATOR_HOUR)) {
      row.warn(
          rent,
          quoted(row, rent)
              + " USD an hour is far above any usual rent of one accelerator. If it is a month's,"
              + " write "
              + PlainNumber.text(Math.rint(row.decimal(rent) * 1000 / HOURS_A_MONTH) / 1000)
              + ".");
    }
    String network = "network_gbit_s";
    if (isAbove(row, network, HIGH_GBIT_PER_SECOND - 1)) {
      row.warn(
          network,
          quoted(row, network)
              + " Gbit/s is more than any usual server has. If Mbit/s were typed, write "
              + scaled(row, network, -3)
              + ".");
    }
  }

  private static boolean isAbove(Row row, String column, double most) {
    @Nullable Double number = row.findDecimal(column);
    return number != null && number > most;
  }

  private static String cell(Row row, String column) {
    return row.cell(row.indexOf(column));
  }

  private static String quoted(Row row, String column) {
    return "\"" + Shown.of(cell(row, column)) + "\"";
  }

  /** The number of a cell times a power of ten, exactly. */
  private static String scaled(Row row, String column, int powerOfTen) {
    return new BigDecimal(cell(row, column))
        .scaleByPowerOfTen(powerOfTen)
        .stripTrailingZeros()
        .toPlainString();
  }
}
