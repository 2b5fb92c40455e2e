package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.MeasuredProfile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Doubts about measured profiles: watts that such an engine cannot draw (a dead meter, kilowatts
 * typed for watts), and rates beyond the roofline of its accelerators. A plan that believed them
 * would trip breakers that its figures keep.
 *
 * <p>Watts are judged by the bundled performance model. A calibration of the user's own moves its
 * rates, and its watts too little to matter beside factors of three and ten. Thread-safe.
 */
public final class ProfileDoubts {

  /** Measured and predicted watts of one engine are rarely a factor of two apart. */
  private static final double UNLIKELY = 3;

  private static final double IMPOSSIBLE = 10;
  private static final double KILO = 1000;
  private static final MathContext DIGITS = new MathContext(4);

  private final ClosedForm model = ClosedForm.bundled();

  /**
   * A doubt about one cell.
   *
   * @param refused whether the row is wrong; if not, it is unusual
   * @param text completes {@code "x" is not ...} of a wrong row; whole sentences about an unusual
   *     one
   * @param suggestion what was probably meant; {@code null} for nothing
   */
  public record Doubt(String column, boolean refused, String text, @Nullable String suggestion) {}

  /** What is doubtful about a row; empty for almost every one. */
  public List<Doubt> of(MeasuredProfile row) {
    return Stream.of(watts(row), rate(row)).filter(Objects::nonNull).toList();
  }

  private static @Nullable Doubt rate(MeasuredProfile row) {
    if (!row.accelerator().missingFigures().isEmpty()) {
      return null;
    }
    double most = new RooflineRate(row).requestsPerSecond();
    double times = row.requestsPerSecond() / most;
    if (times <= 1) {
      return null;
    }
    String sentence =
        String.format(
            Locale.ROOT,
            "%s requests/s are %s times what the roofline of %s allows, %s requests/s%s",
            plain(row.requestsPerSecond()),
            plain(times),
            group(row).text(),
            plain(most),
            times > UNLIKELY ? ": surely a typo." : ". Check the figure.");
    return new Doubt("requests_per_second", false, sentence, null);
  }

  private @Nullable Doubt watts(MeasuredProfile row) {
    double watts = row.watts();
    double idle = idleWatts(row);
    Double expected = expectedWatts(row);
    if (watts == 0) {
      return refused(row, expected, "the draw of an engine at work: the meter reads nothing");
    }
    if (watts < idle) {
      return refused(
          row,
          expected,
          "possible: the idle draw of " + group(row).text() + " is " + plain(idle) + " W");
    }
    return expected == null ? null : against(row, expected);
  }

  private static @Nullable Doubt against(MeasuredProfile row, double expected) {
    double watts = row.watts();
    double times = Math.max(watts / expected, expected / watts);
    if (times <= UNLIKELY) {
      return null;
    }
    String share = watts > expected ? plain(times) + " times" : "1/" + plain(times) + " of";
    if (times > IMPOSSIBLE) {
      return refused(row, expected, "a likely draw: it is " + share + " the model's");
    }
    String sentence =
        plain(watts)
            + " W are "
            + share
            + " what the performance model says for this engine, "
            + plain(expected)
            + " W. Check the meter, and whether it saw this engine alone.";
    return new Doubt("watts", false, sentence, null);
  }

  private static Doubt refused(MeasuredProfile row, @Nullable Double expected, String why) {
    String cure =
        expected == null
            ? "; measure it again"
            : "; the performance model says " + plain(expected) + " W for this engine";
    return new Doubt("watts", true, why + cure, expected == null ? null : meant(row, expected));
  }

  /** Another unit where that explains it, else the model's figure. */
  private static String meant(MeasuredProfile row, double expected) {
    double likely =
        DoubleStream.of(row.watts() * KILO, row.watts() / KILO)
            .filter(watts -> watts <= UNLIKELY * expected && expected <= UNLIKELY * watts)
            .findFirst()
            .orElse(expected);
    return plain(likely);
  }

  /** What accelerators that it has for itself draw without it; the watts of slices come on top. */
  private static double idleWatts(MeasuredProfile row) {
    return isSlice(row) ? 0 : group(row).accelerators() * row.accelerator().power().idleWatts();
  }

  /**
   * The model's watts; at full load where the model has no such engine, {@code null} if unknown.
   */
  private @Nullable Double expectedWatts(MeasuredProfile row) {
    ShardProfile engine =
        model.findProfile(row.workload(), row.phase(), row.accelerator(), row.acceleratorMillis());
    return engine == null || engine.milliwatts() == 0
        ? fullWatts(row)
        : Double.valueOf(engine.milliwatts() / 1e3);
  }

  private @Nullable Double fullWatts(MeasuredProfile row) {
    Accelerator type = row.accelerator();
    Double tdp = type.power().tdpWatts();
    if (tdp == null) {
      return null;
    }
    double onTop = isSlice(row) ? type.power().idleWatts() : 0;
    double each = Math.max(0, model.power().hostWatts(type) + tdp - onTop);
    return each == 0 ? null : Double.valueOf(group(row).accelerators() * each);
  }

  private static boolean isSlice(MeasuredProfile row) {
    return row.acceleratorMillis() < KILO;
  }

  private static EngineGroup group(MeasuredProfile row) {
    return new EngineGroup(row.accelerator(), row.acceleratorMillis() / 1e3);
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
