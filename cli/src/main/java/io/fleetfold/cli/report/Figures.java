package io.fleetfold.cli.report;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as files and people read them: a point for decimals, the same in every country. */
public final class Figures {

  private Figures() {}

  /** A scaled integer in full, without trailing zeros: {@code exact(1_500, 3)} is 1.5. */
  public static BigDecimal exact(long scaled, int decimals) {
    BigDecimal value = BigDecimal.valueOf(scaled, decimals).stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  /** Dollars for people: {@code $1,234.56}, {@code -$0.10}. */
  public static String usd(long microUsd) {
    return usd(microUsd / 1e6);
  }

  /** Dollars for people: {@code $1,234.56}, {@code -$0.10}. */
  public static String usd(double usd) {
    String amount = String.format(Locale.ROOT, "%,.2f", Math.abs(usd));
    return usd < 0 && !amount.equals("0.00") ? "-$" + amount : "$" + amount;
  }

  /** A difference in dollars with its sign: {@code +$12.00}. */
  public static String signedUsd(long microUsd) {
    return (microUsd < 0 ? "" : "+") + usd(microUsd);
  }

  /**
   * Requests per second with as many digits as matter: {@code 0.042}, {@code 3.14}, {@code 120.0}.
   */
  public static String rps(long microRps) {
    double rate = microRps / 1e6;
    return String.format(
        Locale.ROOT,
        rate >= 99.995 ? "%,.1f" : rate >= 0.9995 || rate == 0 ? "%.2f" : "%.3f",
        rate);
  }

  /** Kilowatts: {@code 12.3}. */
  public static String kilowatts(long milliwatts) {
    return String.format(Locale.ROOT, "%,.1f", milliwatts / 1e6);
  }

  /** Accelerators: {@code 1,208}, {@code 0.25}. */
  public static String accelerators(long acceleratorMillis) {
    return acceleratorMillis % 1000 == 0
        ? count(acceleratorMillis / 1000)
        : exact(acceleratorMillis, 3).toPlainString();
  }

  /** A share: {@code 97.3 %}; {@code -} when there is none. */
  public static String percent(@Nullable Double share) {
    return share == null ? "-" : String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  /** A whole number with separators: {@code 12,345}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number and what it counts: {@code 1 host}, {@code 2 hosts}. */
  public static String counted(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
