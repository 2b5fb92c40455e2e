package io.fleetfold.domain.facts;

import org.jspecify.annotations.Nullable;

/**
 * A data centre: one electricity tariff and one power usage effectiveness.
 *
 * @param index position in {@link Dataset#sites()}
 * @param electricityUsdPerKwh tariff, at least 0
 * @param pue facility power over IT power, at least 1
 */
public record Site(int index, String id, double electricityUsdPerKwh, double pue) {

  /** A site for {@link Dataset#of}, which gives it its index. */
  public static Site of(String id, double electricityUsdPerKwh, double pue) {
    return new Site(Dataset.NO_INDEX, id, electricityUsdPerKwh, pue);
  }

  /** What one watt drawn for an hour costs, in micro-dollars, cooling included. */
  public double microUsdPerWattHour() {
    return electricityUsdPerKwh * pue * 1e3;
  }

  /** Electricity for a draw, cooling included, rounded to whole micro-dollars. */
  public long energyMicroUsdPerHour(long milliwatts) {
    return Math.round(milliwatts * microUsdPerWattHour() / 1e3);
  }

  /** Sites are the same when their ids are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Site that && id.equals(that.id));
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
