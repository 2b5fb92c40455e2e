package io.fleetfold.cli.report;

import static io.fleetfold.cli.report.Figures.count;
import static io.fleetfold.cli.report.Figures.usd;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.Violation;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.solver.Unavoidable;
import io.fleetfold.solver.bound.AcceleratorPrice;
import io.fleetfold.solver.bound.AuditedBound;
import io.fleetfold.solver.bound.DomainPrice;
import io.fleetfold.solver.bound.ShadowPrices;
import io.fleetfold.solver.bound.WorkloadPrice;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A bound in the terminal: what no plan can beat, what binds, what one more of it would earn. */
public final class BoundSummary {

  private static final int MOST_LINES = 12;

  /** Less than a cent is nothing. */
  private static final double WORTH_A_LINE = 0.005;

  private static final String INDENT = "  ";

  private final BoundFigures figures;
  private final PrintWriter out;

  private BoundSummary(BoundFigures figures, PrintWriter out) {
    this.figures = figures;
    this.out = out;
  }

  /** Prints it. */
  public static void print(BoundFigures figures, PrintWriter out) {
    new BoundSummary(figures, out).print();
  }

  private void print() {
    out.println(figures.problem().dataset().name() + ": " + most());
    plan();
    binding();
    ShadowPrices prices = figures.bound().prices();
    power(prices.powerDomains());
    accelerators(prices.accelerators());
    workloads(prices.workloads());
  }

  private String most() {
    List<Violation> unavoidable = Unavoidable.in(figures.problem());
    return unavoidable.isEmpty()
        ? String.format(
            Locale.ROOT,
            "no plan%s can earn more than %s /h (%s)",
            figures.isForContracts() ? " that keeps its contracts" : "",
            usd(figures.bound().upperBoundUsdPerHour()),
            figures.bound().method())
        : ProofText.impossible(unavoidable);
  }

  private void plan() {
    Audit audit = figures.audit();
    if (audit == null) {
      return;
    }
    Double gap = figures.gap();
    out.println();
    out.printf(
        Locale.ROOT,
        "  the plan earns %s /h: %s%n",
        usd(audit.money().marginMicroUsdPerHour()),
        gap == null
            ? "it breaks a limit, so the bound does not speak about it"
            : "gap " + String.format(Locale.ROOT, "%.2f %%", gap * 100));
    if (gap != null && audit.score().medium() < 0) {
      out.printf(
          Locale.ROOT,
          "  it misses contracts; no plan that serves them as well can earn more than %s /h%n",
          usd(AuditedBound.usdPerHour(figures.bound(), audit)));
    }
  }

  private void binding() {
    var table = new TextTable(INDENT, "limit", ">1 % more earns", ">binding", ">of");
    for (BoundFigures.Binding each : figures.bindings()) {
      table.add(
          each.limit(),
          usd(each.usdPerHourOfOnePercent()) + " /h",
          count(each.binding()),
          count(each.of()));
    }
    section("What binds (of contracts: 1 % less)", table, 0);
  }

  private void power(List<DomainPrice> prices) {
    var table = new TextTable(INDENT, "power domain", ">limit kW", ">one more kW earns");
    List<DomainPrice> worth =
        prices.stream()
            .filter(price -> price.lessUsdPerKwHour() >= WORTH_A_LINE)
            .sorted(Comparator.comparingDouble(price -> -price.lessUsdPerKwHour()))
            .toList();
    worth.stream()
        .limit(MOST_LINES)
        .forEach(price ->
            table.add(
                price.domain().id(),
                kilowatts(price.domain()),
                sides(price.usdPerKwHour(), price.lessUsdPerKwHour(), "one less costs")));
    section("Power", table, worth.size());
  }

  private static String kilowatts(PowerDomain domain) {
    Long limit = domain.limitMilliwatts();
    return limit == null ? "-" : Figures.kilowatts(limit);
  }

  private void accelerators(List<AcceleratorPrice> prices) {
    var table = new TextTable(INDENT, "accelerator", "site", ">there are", ">one more earns");
    List<AcceleratorPrice> worth =
        prices.stream()
            .filter(price -> price.usdPerHour() >= WORTH_A_LINE)
            .sorted(Comparator.comparingDouble(price -> -price.usdPerHour()))
            .toList();
    worth.stream()
        .limit(MOST_LINES)
        .forEach(price ->
            table.add(
                price.type().id(),
                price.site().id(),
                count(figures.count(price)),
                usd(price.usdPerHour()) + " /h"));
    section("Accelerators, at the same power limits", table, worth.size());
  }

  private void workloads(List<WorkloadPrice> prices) {
    var table =
        new TextTable(
            INDENT, "workload", ">one more request/s of demand", ">one less of a contract");
    List<WorkloadPrice> worth =
        prices.stream()
            .filter(price -> worth(price) >= WORTH_A_LINE)
            .sorted(Comparator.comparingDouble(price -> -worth(price)))
            .toList();
    worth.stream()
        .limit(MOST_LINES)
        .forEach(price ->
            table.add(
                price.workload().id(),
                sides(
                    price.demandUsdPerHourPerRps(),
                    price.lessDemandUsdPerHourPerRps(),
                    "one less costs"),
                sides(
                    price.contractUsdPerHourPerRps(),
                    price.moreContractUsdPerHourPerRps(),
                    "one more costs")));
    section("Workloads", table, worth.size());
  }

  private static double worth(WorkloadPrice price) {
    return Math.max(price.lessDemandUsdPerHourPerRps(), price.moreContractUsdPerHourPerRps());
  }

  /** A price, and that of the other side where the bound bends at the limit. */
  private static String sides(double usd, double otherUsd, String other) {
    if (otherUsd < WORTH_A_LINE) {
      return "";
    }
    String price = usd(usd) + " /h";
    return otherUsd - usd < WORTH_A_LINE ? price : price + ", " + other + " " + usd(otherUsd);
  }

  private void section(String title, TextTable table, int lines) {
    if (table.hasRows()) {
      out.println();
      out.println(title);
      table.print(out);
    }
    if (lines > MOST_LINES) {
      out.println(INDENT + "and " + count(lines - MOST_LINES) + " more with --json");
    }
  }
}
