package io.fleetfold.cli;

import io.fleetfold.cli.nightly.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/**
 * How long a host is left alone after a change.
 *
 * @param runs so many runs; {@code null} when it is a time
 * @param time so long; {@code null} when it is a number of runs
 */
record CoolDown(@Nullable Integer runs, @Nullable Duration time) {

  private static final Pattern RUNS = Pattern.compile("\\d{1,6}");

  /** {@code 3} (runs) or {@code 48h}. */
  static final class Text implements ITypeConverter<CoolDown> {
    @Override
    public CoolDown convert(String text) {
      return RUNS.matcher(text).matches()
          ? new CoolDown(Integer.valueOf(text), null)
          : new CoolDown(null, new DurationText().convert(text));
    }
  }

  /** Whether a host that changed then is still to be left alone. */
  boolean covers(RunRecord.Change change, int run, Instant now) {
    return runs != null
        ? run - change.run() <= runs
        : time != null && now.isBefore(change.at().plus(time));
  }
}
