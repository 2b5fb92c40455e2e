package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The latencies of a row of {@code profiles.csv} against the targets of its workload: TTFT where
 * the engine reads prompts, TPOT where it writes answers. They are held to the targets themselves:
 * what is kept free of a target is for the error of predictions.
 */
public record MeasuredLatency(MeasuredProfile row) {

  /** Whether the row states every latency that its phase has. */
  public boolean isComplete() {
    return (ttft() != null || row.phase() == Phase.DECODE)
        && (tpot() != null || row.phase() == Phase.PREFILL);
  }

  private @Nullable Double ttft() {
    return row.phase() == Phase.DECODE ? null : row.ttftMillis();
  }

  private @Nullable Double tpot() {
    return row.phase() == Phase.PREFILL ? null : row.tpotMillis();
  }

  boolean meetsTargets() {
    return excess() <= 1;
  }

  /** The larger of its latencies over their targets; 0 where none is stated. */
  double excess() {
    return Math.max(over(ttft(), targets().ttftMillis()), over(tpot(), targets().tpotMillis()));
  }

  /** The latency that is nearer to its target; 0 where none is stated. */
  double tighterMillis() {
    Double ttft = ttft();
    Double tpot = tpot();
    boolean first = over(ttft, targets().ttftMillis()) >= over(tpot, targets().tpotMillis());
    Double tighter = first && ttft != null ? ttft : tpot;
    return tighter == null ? 0 : tighter;
  }

  /** Why it is too slow. */
  String sentence() {
    boolean first = over(ttft(), targets().ttftMillis()) >= over(tpot(), targets().tpotMillis());
    double target = first ? targets().ttftMillis() : targets().tpotMillis();
    return String.format(
        Locale.ROOT,
        "measured %s of %s ms on %s misses the target of %s ms",
        first ? "TTFT" : "TPOT",
        Attempt.TooSlow.plain(tighterMillis()),
        new EngineGroup(row.accelerator(), row.acceleratorMillis() / 1e3).text(),
        Attempt.TooSlow.plain(target));
  }

  private Workload.Targets targets() {
    return row.workload().targets();
  }

  private static double over(@Nullable Double millis, double target) {
    return millis == null ? 0 : millis / target;
  }
}
