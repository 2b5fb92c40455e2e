package io.fleetfold.cli.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis of a drawing.
 *
 * @param low value at {@code from}, above 0
 * @param high value at {@code to}, above {@code low}
 */
record LogAxis(double low, double high, double from, double to) {

  private static final int MOST_TICKS = 8;

  /** An axis over these values with some room around them. */
  static LogAxis around(double least, double most, double from, double to) {
    double room = Math.max(1.25, Math.pow(most / least, 0.06));
    return new LogAxis(least / room, most * room, from, to);
  }

  double at(double value) {
    double share = Math.log(value / low) / Math.log(high / low);
    return from + (to - from) * share;
  }

  /** Round values on the axis: 1, 2 and 5 of every decade, or decades alone where it is long. */
  List<Double> ticks() {
    List<Double> fine = ticks(1, 2, 5);
    return fine.size() <= MOST_TICKS ? fine : ticks(1);
  }

  private List<Double> ticks(double... digits) {
    List<Double> ticks = new ArrayList<>();
    for (int decade = (int) Math.floor(Math.log10(low)); decade <= Math.log10(high); decade++) {
      for (double digit : digits) {
        double tick = digit * Math.pow(10, decade);
        if (tick >= low && tick <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }
}
