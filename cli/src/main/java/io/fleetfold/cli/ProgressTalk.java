package io.fleetfold.cli;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.solver.Progress;
import io.fleetfold.solver.bound.Gap;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Tells how a solve gets on: one line rewritten in place on a terminal, a plain line now and then
 * elsewhere. Time is what the solver states, so that the same progress gives the same talk.
 */
final class ProgressTalk implements Consumer<Progress>, AutoCloseable {

  private static final Duration REWRITE_EVERY = Duration.ofMillis(200);
  private static final Duration PRINT_EVERY = Duration.ofSeconds(5);
  private static final Duration RATE_OVER = Duration.ofSeconds(10);
  private static final double LEAST_GAIN = 0.005;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean terminal;
  private final Deque<Progress> recent = new ArrayDeque<>();
  private Duration next = Duration.ZERO;
  private String stage = "";
  private boolean lineOpen;

  ProgressTalk(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public synchronized void accept(Progress progress) {
    boolean due = progress.elapsed().compareTo(next) >= 0;
    if (due || !progress.stage().equals(stage)) {
      remember(progress);
      stage = progress.stage();
      next = progress.elapsed().plus(terminal ? REWRITE_EVERY : PRINT_EVERY);
      print(line(progress));
    }
  }

  private void remember(Progress progress) {
    if (!Double.isFinite(progress.marginUsdPerHour())) {
      return;
    }
    recent.addLast(progress);
    while (recent.size() > 2
        && progress.elapsed().minus(recent.getFirst().elapsed()).compareTo(RATE_OVER) > 0) {
      recent.removeFirst();
    }
  }

  private String line(Progress progress) {
    var line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%7.1fs  ", progress.elapsed().toMillis() / 1e3));
    line.append(String.format(Locale.ROOT, "%-18s", progress.stage()));
    if (Double.isFinite(progress.marginUsdPerHour())) {
      line.append("  margin ").append(Figures.usd(progress.marginUsdPerHour())).append("/h");
      Double bound = progress.upperBoundUsdPerHour();
      if (bound != null) {
        double gap = Gap.of(bound, progress.marginUsdPerHour());
        line.append("  at most ").append(Figures.usd(bound)).append("/h");
        line.append(String.format(Locale.ROOT, "  gap %.2f %%", gap * 100));
      }
      double gained = usdPerHourGainedASecond(progress);
      if (gained >= LEAST_GAIN) {
        line.append("  rising by ").append(Figures.usd(gained)).append(" a second");
      }
    }
    return line.toString().stripTrailing();
  }

  private double usdPerHourGainedASecond(Progress progress) {
    Progress before = recent.getFirst();
    double seconds = progress.elapsed().minus(before.elapsed()).toMillis() / 1e3;
    double gained = progress.marginUsdPerHour() - before.marginUsdPerHour();
    return seconds > 0 && gained > 0 ? gained / seconds : 0.0;
  }

  private void print(String line) {
    if (terminal) {
      err.print(CLEAR_LINE + line);
      lineOpen = true;
    } else {
      err.println(line);
    }
    err.flush();
  }

  /** Takes the rewritten line away, so that what follows starts on a fresh one. */
  @Override
  public synchronized void close() {
    if (lineOpen) {
      err.print(CLEAR_LINE);
      err.flush();
      lineOpen = false;
    }
  }
}
