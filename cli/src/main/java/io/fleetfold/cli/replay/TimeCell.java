package io.fleetfold.cli.replay;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads times such as {@code 2023-11-16 18:15:46.68}, {@code 2024-05-10T00:00:00Z} and {@code
 * 2024-10-27 02:00+02:00}. Written by hand, because a trace has millions of them; the day of the
 * last one is kept.
 */
final class TimeCell {

  /** No time at all. */
  static final long NONE = Long.MIN_VALUE;

  /** The first and last year; nanoseconds between any two times of them fit a {@code long}. */
  private static final int FIRST_YEAR = 1970;

  private static final int LAST_YEAR = 2199;

  private static final long NANOS = 1_000_000_000L;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int MOST_OFFSET_SECONDS = 18 * 3600;
  private static final int NO_NUMBER = -1;

  private byte[] bytes = {};
  private int at;
  private int end;
  private int lastDate;
  private long lastDay;
  private boolean zoned;

  /** Nanoseconds since 1970, in UTC where the text states an offset; or {@link #NONE}. */
  long parse(String text) {
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    return parse(all, 0, all.length);
  }

  /** Nanoseconds since 1970, in UTC where the text states an offset; or {@link #NONE}. */
  long parse(byte[] text, int from, int to) {
    bytes = text;
    at = from;
    end = to;
    zoned = false;
    long day = day();
    if (day < 0 || !(skip('T') || skip('t') || skip(' '))) {
      return NONE;
    }
    int second = timeOfDay();
    long nanos = second < 0 ? NO_NUMBER : fraction();
    int offset = nanos < 0 ? MOST_OFFSET_SECONDS + 1 : offset();
    return Math.abs(offset) > MOST_OFFSET_SECONDS || at < end
        ? NONE
        : (day * SECONDS_PER_DAY + second - offset) * NANOS + nanos;
  }

  /** Whether the last time stated where on earth it is. */
  boolean isZoned() {
    return zoned;
  }

  /** Days since 1970; negative for none. */
  private long day() {
    int year = digits(4);
    int month = skip('-') ? digits(2) : NO_NUMBER;
    int day = skip('-') ? digits(2) : NO_NUMBER;
    int date = (year * 100 + month) * 100 + day;
    if (date == lastDate && day > 0) {
      return lastDay;
    }
    boolean possible = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12;
    if (!possible || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return NO_NUMBER;
    }
    lastDate = date;
    lastDay = LocalDate.of(year, month, day).toEpochDay();
    return lastDay;
  }

  /** Seconds may be left out. */
  private int timeOfDay() {
    int hour = digits(2);
    int minute = skip(':') ? digits(2) : NO_NUMBER;
    boolean hasSeconds = minute >= 0 && skip(':');
    int second = hasSeconds ? digits(2) : 0;
    boolean ended = hasSeconds || at == end || bytes[at] != '.';
    boolean possible = ended && hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    return possible && second >= 0 && second < 60 ? (hour * 60 + minute) * 60 + second : NO_NUMBER;
  }

  /** Nanoseconds; digits beyond the ninth are dropped. */
  private long fraction() {
    if (!skip('.')) {
      return 0;
    }
    int from = at;
    long nanos = 0;
    while (at < end && isDigit(bytes[at])) {
      nanos = at - from < 9 ? nanos * 10 + bytes[at] - '0' : nanos;
      at++;
    }
    for (int digit = at - from; digit < 9; digit++) {
      nanos *= 10;
    }
    return at == from ? NO_NUMBER : nanos;
  }

  /**
   * Seconds east of Greenwich; more than possible when what stands here is no offset. The name of a
   * region may follow and says nothing more.
   */
  private int offset() {
    if (at == end) {
      return 0;
    }
    zoned = true;
    if (skip('Z') || skip('z')) {
      return 0;
    }
    int sign = skip('+') ? 1 : skip('-') ? -1 : 0;
    int hours = sign == 0 ? NO_NUMBER : digits(2);
    boolean hasMinutes = skip(':') || (at < end && isDigit(bytes[at]));
    int minutes = hasMinutes ? digits(2) : 0;
    if (skip('[') && bytes[end - 1] == ']') {
      at = end;
    }
    return hours < 0 || minutes < 0 || minutes > 59
        ? MOST_OFFSET_SECONDS + 1
        : sign * (hours * 60 + minutes) * 60;
  }

  private boolean skip(char wanted) {
    if (at < end && bytes[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private int digits(int count) {
    if (end - at < count) {
      return NO_NUMBER;
    }
    int number = 0;
    for (int i = 0; i < count; i++) {
      byte digit = bytes[at];
      if (!isDigit(digit)) {
        return NO_NUMBER;
      }
      number = number * 10 + digit - '0';
      at++;
    }
    return number;
  }

  private static boolean isDigit(byte one) {
    return one >= '0' && one <= '9';
  }
}
