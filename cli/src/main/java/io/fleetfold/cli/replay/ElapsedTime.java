package io.fleetfold.cli.replay;

import java.util.Locale;

/** Names of stretches by the time since a trace began: {@code 26:30}, {@code 00:00:07.500}. */
final class ElapsedTime {

  private static final long MILLIS = 1_000_000;
  private static final long SECOND = 1000 * MILLIS;
  private static final long MINUTE = 60 * SECOND;

  private ElapsedTime() {}

  /** Hours and minutes; with seconds and milliseconds where multiples of the unit have such. */
  static String text(long nanos, long unit) {
    String text = String.format(Locale.ROOT, "%02d:%02d", nanos / MINUTE / 60, nanos / MINUTE % 60);
    if (unit % MINUTE != 0) {
      text += String.format(Locale.ROOT, ":%02d", nanos / SECOND % 60);
    }
    return unit % SECOND == 0
        ? text
        : text + String.format(Locale.ROOT, ".%03d", nanos / MILLIS % 1000);
  }
}
