package io.fleetfold.solver.economics.whatif;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell that takes one value after the other: {@code limit:site-a=800..1200:50} or {@code
 * workloads.chat.requests_per_second=10..50:10}, ends included.
 *
 * @param isLimit whether the subject is a power domain and the values are kilowatts
 * @param subject a power domain, or {@code FILE.ROW.COLUMN}
 */
public record Sweep(boolean isLimit, String subject, List<BigDecimal> values) {

  /** More points than anybody looks at would take hours. */
  public static final int MOST_POINTS = 200;

  private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)";
  private static final Pattern FORM =
      Pattern.compile("(limit:)?([^=]+)=" + NUMBER + "\\.\\." + NUMBER + ":" + NUMBER);

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException with a sentence when the text has another form
   */
  public static Sweep parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not a sweep such as limit:hall=800..1200:50 or"
              + " workloads.chat.requests_per_second=10..50:10 (from..to:step).");
    }
    BigDecimal from = new BigDecimal(form.group(3));
    BigDecimal to = new BigDecimal(form.group(4));
    BigDecimal step = new BigDecimal(form.group(5));
    if (step.signum() == 0 || to.compareTo(from) < 0) {
      throw new IllegalArgumentException(
          "\"" + text + "\" goes nowhere: a sweep goes up, in steps above 0.");
    }
    List<BigDecimal> values = new ArrayList<>();
    for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
      values.add(value);
      if (values.size() > MOST_POINTS) {
        throw new IllegalArgumentException(
            "\"" + text + "\" has more than " + MOST_POINTS + " points; take a larger step.");
      }
    }
    return new Sweep(form.group(1) != null, form.group(2), List.copyOf(values));
  }

  /** The assignment of a value, as {@code DatasetEditor} takes it. */
  public String assignment(BigDecimal value) {
    return subject + "=" + value.toPlainString();
  }
}
