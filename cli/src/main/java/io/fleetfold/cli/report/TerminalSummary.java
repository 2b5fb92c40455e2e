package io.fleetfold.cli.report;

import static io.fleetfold.cli.report.Figures.count;
import static io.fleetfold.cli.report.Figures.usd;

import io.fleetfold.constraints.Money;
import io.fleetfold.constraints.Violation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * What a planner reads in ten seconds: what was not done, the money, what is served, what binds.
 */
public final class TerminalSummary {

  private static final int MOST_VIOLATIONS = 20;
  private static final String INDENT = "  ";

  private final PlanReport report;
  private final PrintWriter out;

  private TerminalSummary(PlanReport report, PrintWriter out) {
    this.report = report;
    this.out = out;
  }

  /** Prints the summary of a plan. */
  public static void print(PlanReport report, PrintWriter out) {
    var summary = new TerminalSummary(report, out);
    summary.headline();
    summary.violations();
    summary.money();
    summary.baselines();
    new TerminalTables(report, out).print();
    summary.moves();
    out.flush();
  }

  private void headline() {
    long hosts = report.shards().stream().map(PlannedShard::host).distinct().count();
    out.printf(
        Locale.ROOT,
        "%s: %s, %s on %s of %s hosts%n",
        report.dataset().name(),
        standing(),
        Figures.counted(report.shards().size(), "shard"),
        count(hosts),
        count(report.dataset().hosts().size()));
    out.println(report.latencyText());
  }

  private String standing() {
    return switch (report.status()) {
      case OPTIMAL -> "optimal plan";
      case FEASIBLE -> feasible();
      case STOPPED -> feasible() + ", search stopped early";
      case INFEASIBLE -> "NO FEASIBLE PLAN FOUND; this is the best one";
    };
  }

  private String feasible() {
    String plan = report.missesContracts() ? "plan that MISSES CONTRACTS" : "feasible plan";
    return report.hasActiveHost() ? plan : "NO HOST IS ACTIVE, " + plan;
  }

  private void violations() {
    List<Violation> violations = report.audit().violations();
    if (!violations.isEmpty()) {
      out.println();
      out.println("Not kept");
      violations.stream()
          .limit(MOST_VIOLATIONS)
          .forEach(
              violation -> out.println(INDENT + violation.rule() + ": " + violation.sentence()));
      more(violations.size() - MOST_VIOLATIONS, "in summary.json");
      shortfall(ShortfallText.of(report.result()));
    }
  }

  private void shortfall(String text) {
    if (!text.isEmpty()) {
      out.println(INDENT + text);
    }
  }

  private void more(int left, String where) {
    if (left > 0) {
      out.println(INDENT + "and " + count(left) + " more " + where);
    }
  }

  private void money() {
    Money money = report.audit().money();
    out.println();
    amount("margin", money.marginMicroUsdPerHour(), ProofText.of(report.result()));
    amount("revenue", money.revenueMicroUsdPerHour(), "");
    amount("energy", -money.energyMicroUsdPerHour(), idle());
    amount("rental", -money.rentalMicroUsdPerHour(), "");
    if (!report.dataset().previous().isEmpty()) {
      amount("migration", -money.migrationMicroUsdPerHour(), "");
    }
  }

  private void amount(String name, long microUsdPerHour, String remark) {
    String line =
        String.format(
            Locale.ROOT, "%s%-9s %14s /h   %s", INDENT, name, usd(microUsdPerHour), remark);
    out.println(line.stripTrailing());
  }

  private String idle() {
    long idle = report.tables().idleEnergyMicroUsdPerHour();
    return idle == 0 ? "" : "of it " + usd(idle) + " for idle accelerators";
  }

  private void baselines() {
    if (!report.tables().baselines().isEmpty()) {
      out.println();
      out.println("Against plain rules");
      report.tables().baselines().forEach(this::baseline);
    }
  }

  private void baseline(BaselineLine line) {
    long margin = line.marginMicroUsdPerHour();
    String relative =
        margin > 0
            ? String.format(Locale.ROOT, " (%+.1f %%)", 100.0 * line.gainMicroUsdPerHour() / margin)
            : "";
    out.printf(
        Locale.ROOT,
        "%s%s: %s /h; this plan %s%s%n",
        INDENT,
        line.baseline().name(),
        usd(margin),
        Figures.signedUsd(line.gainMicroUsdPerHour()),
        relative);
    line.differences().forEach(difference -> out.println(INDENT + INDENT + difference));
  }

  private void moves() {
    if (report.dataset().previous().isEmpty()) {
      return;
    }
    out.println();
    out.printf(
        Locale.ROOT,
        "Against the plan in force: %s stop, %s move, %s start, %s stay (moves.csv)%n",
        count(moves(Move.Action.STOP)),
        count(moves(Move.Action.MOVE)),
        count(moves(Move.Action.START)),
        count(report.shards().size() - moves(Move.Action.MOVE) - moves(Move.Action.START)));
  }

  private long moves(Move.Action action) {
    return report.moves().stream().filter(move -> move.action() == action).count();
  }
}
