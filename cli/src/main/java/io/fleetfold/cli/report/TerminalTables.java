package io.fleetfold.cli.report;

import static io.fleetfold.cli.report.Figures.count;
import static io.fleetfold.cli.report.Figures.kilowatts;
import static io.fleetfold.cli.report.Figures.rps;
import static io.fleetfold.cli.report.Figures.usd;

import io.fleetfold.constraints.BindingLimit;
import io.fleetfold.constraints.UnservedReason;
import io.fleetfold.domain.facts.Phase;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables of the terminal summary: what is served, what is full, what does what. */
final class TerminalTables {

  private static final int MOST_LINES = 12;

  /** Less than a cent is nothing. */
  private static final double WORTH_A_CELL = 0.005;

  private static final String INDENT = "  ";

  private final PlanReport report;
  private final PrintWriter out;

  TerminalTables(PlanReport report, PrintWriter out) {
    this.report = report;
    this.out = out;
  }

  void print() {
    workloads();
    powerDomains();
    accelerators();
  }

  private void workloads() {
    var table =
        new TextTable(
            INDENT, "workload", ">demand/s", ">served/s", ">share", ">$/h", "why not more");
    List<WorkloadLine> lines = report.tables().workloads();
    worstFirst(lines)
        .forEach(line ->
            table.add(
                line.workload().id(),
                rps(line.workload().demandMicroRps()),
                rps(line.service().servedMicroRps()),
                String.format(Locale.ROOT, "%.0f %%", Math.floor(line.share() * 100)),
                usd(line.revenueMicroUsdPerHour()),
                whyNotMore(line)));
    section("Served", table, lines.size());
  }

  private static String whyNotMore(WorkloadLine line) {
    UnservedReason unserved = line.unserved();
    if (unserved == null) {
      return "";
    }
    return unserved.limit() == BindingLimit.NO_PLACEMENT ? unserved.why() : unserved.limit().text();
  }

  /** All in file order if they fit, else those with the most money left on the table. */
  private static List<WorkloadLine> worstFirst(List<WorkloadLine> lines) {
    return lines.size() <= MOST_LINES
        ? lines
        : lines.stream()
            .sorted(Comparator.comparingLong(line -> -line.missedMicroUsdPerHour()))
            .limit(MOST_LINES)
            .toList();
  }

  private void powerDomains() {
    var table =
        new TextTable(
            INDENT, "power domain", ">used kW", ">limit kW", ">full", ">one more kW earns");
    List<DomainLine> limited =
        report.tables().powerDomains().stream()
            .filter(DomainLine::hasLimit)
            .sorted(Comparator.comparingDouble(line -> -line.fullness()))
            .toList();
    limited.stream().limit(MOST_LINES).forEach(line -> add(table, line));
    if (!limited.isEmpty()) {
      section("Power", table, limited.size());
    }
  }

  private static void add(TextTable table, DomainLine line) {
    Double price = line.usdPerKwHour();
    Long limit = line.domain().limitMilliwatts();
    table.add(
        line.domain().id(),
        kilowatts(line.load().drawMilliwatts()),
        limit == null ? "-" : kilowatts(limit),
        line.fullText(),
        price == null || price < WORTH_A_CELL ? "" : usd(price) + " /h");
  }

  private void accelerators() {
    var table =
        new TextTable(
            INDENT,
            "accelerator",
            ">total",
            ">prefill",
            ">decode",
            ">aggregated",
            ">unused",
            "a kilowatt earns");
    List<TypeUse> uses = AcceleratorLine.byType(report.tables().accelerators());
    uses.stream()
        .limit(MOST_LINES)
        .forEach(use ->
            table.add(
                use.type().id(),
                count(use.stock().total()),
                amount(use, Phase.PREFILL),
                amount(use, Phase.DECODE),
                amount(use, Phase.AGGREGATED),
                count(use.stock().unused()),
                earnings(use)));
    section("Accelerators", table, uses.size());
  }

  private static String amount(TypeUse use, Phase phase) {
    return Figures.accelerators(use.phase(phase).acceleratorMillis());
  }

  /** The phase that earns most first. */
  private String earnings(TypeUse use) {
    return report.tables().phaseUses().stream()
        .filter(phase -> phase.type().equals(use.type()))
        .sorted(Comparator.comparingDouble(phase -> -phase.marginUsdPerKwHour()))
        .map(phase -> usd(phase.marginUsdPerKwHour()) + "/h in " + phase.phase().text())
        .collect(Collectors.joining(", "));
  }

  private void section(String title, TextTable table, int lines) {
    out.println();
    out.println(title);
    table.print(out);
    if (lines > MOST_LINES) {
      out.println(INDENT + "and " + count(lines - MOST_LINES) + " more in summary.json");
    }
  }
}
