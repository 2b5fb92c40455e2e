package io.fleetfold.cli;

import io.fleetfold.domain.plan.Migration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What it costs to change the plan in force. Without a previous plan it does not matter. */
final class ChangeOptions {

  /** Two dollars an hour is a usual rent; two minutes is how long a server takes to warm up. */
  static final Migration DEFAULT = new Migration(2.0, 24.0, 120.0, 10.0);

  @Option(
      names = "--change-cost",
      paramLabel = "USD",
      converter = AmountText.class,
      description =
          "What an accelerator would earn in an hour while it loads or drains instead (default: 2);"
              + " 0 makes changes free.")
  private @Nullable Double usdPerAcceleratorHour;

  @Option(
      names = "--horizon",
      paramLabel = "TIME",
      converter = DurationText.class,
      description =
          "How long the plan is to stay in force; the cost of changes is spread over it (default:"
              + " 24h).")
  private @Nullable Duration horizon;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "From weights loaded to full rate (default: 2m).")
  private @Nullable Duration warmUp;

  Migration migration() {
    return migration(DEFAULT);
  }

  /** What was typed, and these figures for the rest. */
  Migration migration(Migration others) {
    return new Migration(
        usdPerAcceleratorHour == null ? others.usdPerAcceleratorHour() : usdPerAcceleratorHour,
        horizon == null ? others.horizonHours() : horizon.toMillis() / 3.6e6,
        warmUp == null ? others.warmUpSeconds() : warmUp.toMillis() / 1e3,
        others.loadGbitPerSecond());
  }
}
