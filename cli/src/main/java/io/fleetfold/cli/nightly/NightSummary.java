package io.fleetfold.cli.nightly;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.Move;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.DomainLoad;
import io.fleetfold.constraints.Score;
import java.util.Locale;

/**
 * The night in a line: {@code 12 to start, 3 to stop, 1 to move, margin +412 $/h (+1.8 %) and power
 * -6.0 kW against what is left of the plan in force}, if nothing is done.
 */
public final class NightSummary {

  private NightSummary() {}

  /**
   * The line.
   *
   * @param repairs how many changes suffice to bring down the limits that {@code kept} breaks
   */
  public static String line(PlanReport report, Audit kept, int repairs) {
    return String.format(
        Locale.ROOT,
        "%s to start, %s to stop, %s to move, margin %s $/h%s and power %s kW against %s%s",
        Figures.count(count(report, Move.Action.START)),
        Figures.count(count(report, Move.Action.STOP)),
        Figures.count(count(report, Move.Action.MOVE)),
        signed(gain(report, kept) / 1e6),
        relative(gain(report, kept), kept.money().marginMicroUsdPerHour()),
        signed((milliwatts(report.audit()) - milliwatts(kept)) / 1e6),
        report.dataset().previous().isEmpty()
            ? "an empty fleet"
            : "what is left of the plan in force",
        repaired(report.audit().score(), kept.score(), repairs));
  }

  /** What may have been worth more than margin. */
  private static String repaired(Score now, Score kept, int repairs) {
    return (now.hard() > kept.hard()
            ? String.format(
                Locale.ROOT,
                ", broken limits repaired (%s needed)",
                Figures.counted(repairs, "change"))
            : "")
        + (now.medium() > kept.medium() ? ", more of the contracts kept" : "");
  }

  private static long gain(PlanReport report, Audit kept) {
    return report.audit().money().marginMicroUsdPerHour() - kept.money().marginMicroUsdPerHour();
  }

  private static long count(PlanReport report, Move.Action action) {
    return report.moves().stream().filter(move -> move.action() == action).count();
  }

  private static String relative(long gain, long before) {
    return before > 0 ? String.format(Locale.ROOT, " (%+.1f %%)", 100.0 * gain / before) : "";
  }

  /** Two digits after the point below ten, one below a hundred, none above. */
  private static String signed(double value) {
    double size = Math.abs(value);
    String form = size < 9.995 ? "%+.2f" : size < 99.95 ? "%+.1f" : "%+,.0f";
    return String.format(Locale.ROOT, form, value + 0.0);
  }

  private static long milliwatts(Audit audit) {
    return audit.powerDomains().stream()
        .filter(load -> load.domain().parent() == null)
        .mapToLong(DomainLoad::drawMilliwatts)
        .sum();
  }
}
