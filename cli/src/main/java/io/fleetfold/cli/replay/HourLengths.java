package io.fleetfold.cli.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How long the hours of a file of demand last, told from their names: a time of day or a time of
 * the calendar lasts until the next one. The last hour lasts as long as the others where these are
 * equally long; otherwise a time of day lasts until the first one of the next day, and a time of
 * the calendar as long as the one before it. Hours with other names are equally long.
 */
final class HourLengths {

  private static final Pattern CLOCK = Pattern.compile("[0-9]{2,4}:[0-5][0-9]");
  private static final int MINUTES_PER_DAY = 24 * 60;
  private static final double SECONDS_PER_HOUR = 3600;

  private final List<String> hours;
  private final Map<String, String> problems = new HashMap<>();

  private HourLengths(List<String> hours) {
    this.hours = hours;
  }

  /** Whether a name that is no id will do, because it is a time. */
  static boolean isTime(String hour) {
    return new TimeCell().parse(hour) != TimeCell.NONE;
  }

  /**
   * Lengths in seconds, in the order of the hours.
   *
   * @param problems takes what is wrong with an hour; completes {@code "x" is not ...}
   */
  static double[] of(List<String> hours, Map<String, String> problems) {
    var lengths = new HourLengths(hours);
    double[] seconds = lengths.seconds();
    problems.putAll(lengths.problems);
    return seconds;
  }

  private double[] seconds() {
    double[] equal = new double[hours.size()];
    Arrays.fill(equal, SECONDS_PER_HOUR);
    long clocks = hours.stream().filter(HourLengths::isClock).count();
    long times = hours.stream().filter(HourLengths::isTime).count();
    if (hours.size() < 2 || clocks + times == 0) {
      return equal;
    }
    if (clocks == hours.size()) {
      return ofClock();
    }
    return times == hours.size() ? ofCalendar() : refuseMixture(clocks >= times, equal);
  }

  private double[] refuseMixture(boolean byClock, double[] unused) {
    Predicate<String> isAlike = byClock ? HourLengths::isClock : HourLengths::isTime;
    String example = hours.stream().filter(isAlike).findFirst().orElseThrow();
    for (String hour : hours) {
      if (!isAlike.test(hour)) {
        reject(hour, "a time like %s, so that nobody knows how long the hours are", example);
      }
    }
    return unused;
  }

  private void reject(String hour, String allowed, String other) {
    problems.put(hour, String.format(Locale.ROOT, allowed, other));
  }

  private static boolean isClock(String hour) {
    return CLOCK.matcher(hour).matches();
  }

  /** In the order of the file; from one day to the next the clock starts anew. */
  private double[] ofClock() {
    int[] minutes = hours.stream().mapToInt(HourLengths::minutes).toArray();
    boolean elapsed = Arrays.stream(minutes).anyMatch(minute -> minute >= MINUTES_PER_DAY);
    double[] lengths = new double[minutes.length];
    int sum = 0;
    for (int i = 0; i + 1 < minutes.length; i++) {
      int gap = minutes[i + 1] - minutes[i];
      gap = elapsed ? gap : Math.floorMod(gap, MINUTES_PER_DAY);
      sum += gap;
      if (gap <= 0 || (!elapsed && sum >= MINUTES_PER_DAY)) {
        reject(
            hours.get(i + 1), "after %s on one day; sort the hours, or write dates", hours.get(i));
      }
      lengths[i] = gap * 60.0;
    }
    double otherwise = elapsed ? lengths[lengths.length - 2] : (MINUTES_PER_DAY - sum) * 60.0;
    return withLast(lengths, otherwise);
  }

  private static int minutes(String clock) {
    int colon = clock.indexOf(':');
    return Integer.parseInt(clock.substring(0, colon)) * 60
        + Integer.parseInt(clock.substring(colon + 1));
  }

  private double[] ofCalendar() {
    var time = new TimeCell();
    long[] nanos = new long[hours.size()];
    boolean zoned = false;
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = time.parse(hours.get(i));
      zoned = i == 0 ? time.isZoned() : zoned;
      if (time.isZoned() != zoned) {
        String allowed = zoned ? "a time with an offset" : "a time without offset";
        reject(hours.get(i), allowed + " as %s is; write all with an offset", hours.getFirst());
      }
    }
    return problems.isEmpty() ? ofCalendar(nanos) : new double[nanos.length];
  }

  private double[] ofCalendar(long[] nanos) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, nanos.length).boxed().toList());
    order.sort(Comparator.comparingLong(hour -> nanos[hour]));
    double[] gaps = new double[nanos.length];
    for (int i = 0; i + 1 < nanos.length; i++) {
      int hour = order.get(i);
      int next = order.get(i + 1);
      gaps[i] = (nanos[next] - nanos[hour]) / 1e9;
      if (gaps[i] == 0) {
        String before = hours.get(Math.min(hour, next));
        reject(hours.get(Math.max(hour, next)), "another time than %s; leave one out", before);
      }
    }
    double[] inOrder = withLast(gaps, gaps[gaps.length - 2]);
    double[] lengths = new double[nanos.length];
    for (int i = 0; i < lengths.length; i++) {
      lengths[order.get(i)] = inOrder[i];
    }
    return lengths;
  }

  private static double[] withLast(double[] lengths, double otherwise) {
    int last = lengths.length - 1;
    boolean equal = IntStream.range(0, last).allMatch(i -> lengths[i] == lengths[0]);
    lengths[last] = equal ? lengths[0] : otherwise;
    return lengths;
  }
}
