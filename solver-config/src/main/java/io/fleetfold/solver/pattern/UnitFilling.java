package io.fleetfold.solver.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The units of a host filled with fractions of shards at a price for watts, most worth a unit
 * first: shards in force that may stay, as far as they go, and one kind of others for the rest. It
 * is the optimum of that linear program [Dantzig 1957, Discrete-variable extremum problems].
 */
final class UnitFilling {

  private final List<Stretch> stretches;
  private final Stretch rest;

  /** Units filled alike. */
  private record Stretch(double units, double worth, double draw) {}

  private UnitFilling(List<Stretch> stretches, Stretch rest) {
    this.stretches = stretches;
    this.rest = rest;
  }

  /**
   * The best filling.
   *
   * @param staying how many of the first options are of shards that may stay
   */
  static UnitFilling of(HostRelaxation host, int staying, double powerPrice) {
    Stretch rest = new Stretch(Double.POSITIVE_INFINITY, 0, 0);
    for (int i = staying; i < host.options(); i++) {
      Stretch other = stretch(host, i, Double.POSITIVE_INFINITY, powerPrice);
      rest = other.worth() > rest.worth() ? other : rest;
    }
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < staying; i++) {
      double units = (double) host.copies(i) * host.size(i);
      stretches.add(stretch(host, i, units, powerPrice));
    }
    double least = rest.worth();
    stretches.removeIf(stretch -> stretch.worth() <= least);
    stretches.sort(Comparator.comparingDouble((Stretch stretch) -> -stretch.worth()));
    return new UnitFilling(stretches, rest);
  }

  private static Stretch stretch(HostRelaxation host, int option, double units, double powerPrice) {
    double draw = (double) host.draw(option) / host.size(option);
    return new Stretch(units, host.worthPerUnit(option, powerPrice), draw);
  }

  /** What so many units are worth. */
  double worth(int units) {
    double worth = 0;
    double left = units;
    for (Stretch stretch : stretches) {
      double filled = Math.min(left, stretch.units());
      worth += filled * stretch.worth();
      left -= filled;
    }
    return worth + left * rest.worth();
  }

  /** What so many units draw. */
  double draw(int units) {
    double draw = 0;
    double left = units;
    for (Stretch stretch : stretches) {
      double filled = Math.min(left, stretch.units());
      draw += filled * stretch.draw();
      left -= filled;
    }
    return draw + left * rest.draw();
  }

  /** What one more than so many units is worth. */
  double next(int units) {
    double left = units;
    for (Stretch stretch : stretches) {
      if (left < stretch.units()) {
        return stretch.worth();
      }
      left -= stretch.units();
    }
    return rest.worth();
  }
}
