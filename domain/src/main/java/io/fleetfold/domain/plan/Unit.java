package io.fleetfold.domain.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The scaled units that limits are counted in, and how people read them. */
public enum Unit {
  MILLIWATTS("mW", "kW", 6),
  MEGABYTES("MB", "GB", 3),
  MEGABYTES_PER_SECOND("MB/s", "GB/s", 3),
  ACCELERATOR_MILLIS("accelerator/1000", "accelerators", 3),
  KILOBITS_PER_SECOND("kbit/s", "Gbit/s", 6),
  MICRO_RPS("uRps", "requests/s", 6),
  MICRO_USD_PER_HOUR("uUSD/h", "$/h", 6),
  SHARDS("shards", "shards", 0);

  private static final int DECIMALS = 3;

  private final String symbol;
  private final String humanSymbol;
  private final int exponent;

  /** One human unit is 10^exponent scaled units. */
  Unit(String symbol, String humanSymbol, int exponent) {
    this.symbol = symbol;
    this.humanSymbol = humanSymbol;
    this.exponent = exponent;
  }

  /** The unit of this name. */
  public static Unit of(String symbol) {
    for (Unit unit : values()) {
      if (unit.symbol.equals(symbol)) {
        return unit;
      }
    }
    throw new IllegalArgumentException("no unit is called " + symbol);
  }

  /** What people read. */
  public String humanSymbol() {
    return humanSymbol;
  }

  /** The name of the scaled unit. */
  public String symbol() {
    return symbol;
  }

  /** A scaled amount for people: {@code 41.2 kW}. */
  public String text(long amount) {
    String number = number(amount);
    boolean one = this == ACCELERATOR_MILLIS && number.equals("1");
    return number + " " + (one ? "accelerator" : humanSymbol);
  }

  /** The same without its unit. Rounded to three decimals, unless nothing would be left. */
  public String number(long amount) {
    BigDecimal exact = BigDecimal.valueOf(amount, exponent);
    BigDecimal rounded = exact.setScale(DECIMALS, RoundingMode.HALF_UP);
    return (rounded.signum() == 0 ? exact : rounded).stripTrailingZeros().toPlainString();
  }
}
