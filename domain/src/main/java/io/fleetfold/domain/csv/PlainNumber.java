package io.fleetfold.domain.csv;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one way to write a number: digits, and for a decimal number a point and more digits. */
final class PlainNumber {

  private static final int DIGITS_BEFORE_POINT = 12;
  private static final int DIGITS_AFTER_POINT = 20;
  private static final int LONGEST_NEAR_NUMBER = 40;
  private static final Pattern THOUSANDS =
      Pattern.compile("[0-9]{1,3}([,' _][0-9]{3})+(\\.[0-9]+)?");
  private static final Pattern SCIENTIFIC =
      Pattern.compile("[0-9]{1,12}(\\.[0-9]{0,20})?[eE][+-]?[0-9]{1,2}");

  private static final Pattern MARKED =
      Pattern.compile("\\p{Sc}\\s*([0-9][0-9.]*)|([0-9][0-9.]*)\\s*[\\p{Sc}x]");

  private PlainNumber() {}

  /** The number, or {@code null} when the text is not a plain decimal number. */
  static @Nullable Double decimal(String text) {
    int point = text.indexOf('.');
    if (point < 0) {
      return isDigits(text, 0, text.length(), DIGITS_BEFORE_POINT) ? Double.valueOf(text) : null;
    }
    boolean plain =
        isDigits(text, 0, point, DIGITS_BEFORE_POINT)
            && isDigits(text, point + 1, text.length(), DIGITS_AFTER_POINT);
    return plain ? Double.valueOf(text) : null;
  }

  /** The number, or {@code null} when the text is not a plain whole number. */
  static @Nullable Long whole(String text) {
    return isDigits(text, 0, text.length(), DIGITS_BEFORE_POINT) ? Long.valueOf(text) : null;
  }

  private static boolean isDigits(String text, int from, int to, int most) {
    if (to <= from || to - from > most) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** A number as a message shows it: no exponent, no needless zeros. */
  static String text(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /**
   * The plain form of a number written in another way, such as {@code 1,000}, {@code +5}, {@code
   * .5}, {@code 2e3}, {@code $5} or {@code 8x}.
   */
  static @Nullable String plainForm(String text) {
    if (text.length() > LONGEST_NEAR_NUMBER) {
      return null;
    }
    String unsigned = text.startsWith("+") ? text.substring(1) : text;
    if (THOUSANDS.matcher(unsigned).matches()) {
      return unsigned.replaceAll("[,' _]", "");
    }
    if (SCIENTIFIC.matcher(unsigned).matches()) {
      return new BigDecimal(unsigned).stripTrailingZeros().toPlainString();
    }
    if (unsigned.endsWith("%") && decimal(unsigned.substring(0, unsigned.length() - 1)) != null) {
      BigDecimal percent = new BigDecimal(unsigned.substring(0, unsigned.length() - 1));
      return percent.movePointLeft(2).stripTrailingZeros().toPlainString();
    }
    Matcher marked = MARKED.matcher(unsigned);
    if (marked.matches()) {
      String number = marked.group(1) == null ? marked.group(2) : marked.group(1);
      return decimal(number) == null ? null : number;
    }
    String dotted = unsigned.replace(',', '.');
    String led = dotted.startsWith(".") ? "0" + dotted : dotted;
    String ended = led.endsWith(".") ? led.substring(0, led.length() - 1) : led;
    return ended.equals(text) || decimal(ended) == null ? null : ended;
  }
}
