package io.fleetfold.cli.report;

import static io.fleetfold.cli.report.Figures.count;
import static io.fleetfold.cli.report.Figures.counted;
import static io.fleetfold.cli.report.Figures.kilowatts;
import static io.fleetfold.cli.report.Figures.rps;
import static io.fleetfold.cli.report.Figures.usd;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a dataset says: the fleet, the power tree, the workloads, and what can run where. */
public final class DatasetSummary {

  private static final String INDENT = "  ";
  private static final int MOST_DOMAINS = 40;

  private final FleetProblem problem;
  private final Dataset dataset;
  private final PrintWriter out;

  private DatasetSummary(FleetProblem problem, PrintWriter out) {
    this.problem = problem;
    this.dataset = problem.dataset();
    this.out = out;
  }

  /** Prints the summary of a dataset. */
  public static void print(FleetProblem problem, PrintWriter out) {
    var summary = new DatasetSummary(problem, out);
    summary.headline();
    summary.hosts();
    summary.powerDomains();
    summary.workloads();
    new EngineSummary(problem, out).print();
    summary.previousPlan();
    out.flush();
  }

  private void headline() {
    long accelerators = dataset.hosts().stream().mapToLong(Host::accelerators).sum();
    out.printf(
        Locale.ROOT,
        "%s: %s, %s, %s of %s, %s, %s%n",
        dataset.name(),
        counted(dataset.sites().size(), "site"),
        counted(dataset.hosts().size(), "host"),
        counted(accelerators, "accelerator"),
        counted(problem.types().size(), "type"),
        counted(dataset.powerDomains().size(), "power domain"),
        counted(dataset.workloads().size(), "workload"));
  }

  private void hosts() {
    var table = new TextTable(INDENT, "accelerator", ">hosts", ">total", ">active", "sites");
    for (Accelerator type : problem.types()) {
      List<Host> hosts =
          dataset.hosts().stream().filter(host -> host.accelerator().equals(type)).toList();
      Set<String> sites = new LinkedHashSet<>();
      hosts.forEach(host -> sites.add(host.site().id()));
      table.add(
          type.id(),
          count(hosts.size()),
          count(hosts.stream().mapToLong(Host::accelerators).sum()),
          count(hosts.stream().filter(Host::isActive).mapToLong(Host::accelerators).sum()),
          String.join(" ", sites));
    }
    section("Accelerators", table);
  }

  private void powerDomains() {
    Map<PowerDomain, Long> acceleratorsBelow = new LinkedHashMap<>();
    dataset.powerDomains().forEach(domain -> acceleratorsBelow.put(domain, 0L));
    for (Host host : dataset.hosts()) {
      for (PowerDomain domain : host.powerDomain().path()) {
        acceleratorsBelow.merge(domain, (long) host.accelerators(), Long::sum);
      }
    }
    var table = new TextTable(INDENT, "power domain", "fed by", ">limit kW", ">accelerators below");
    acceleratorsBelow.entrySet().stream()
        .limit(MOST_DOMAINS)
        .forEach(entry -> add(table, entry.getKey(), entry.getValue()));
    section("Power", table);
    if (acceleratorsBelow.size() > MOST_DOMAINS) {
      out.println(INDENT + "and " + count(acceleratorsBelow.size() - MOST_DOMAINS) + " more");
    }
  }

  private static void add(TextTable table, PowerDomain domain, long acceleratorsBelow) {
    PowerDomain parent = domain.parent();
    Long limit = domain.limitMilliwatts();
    table.add(
        domain.id(),
        parent == null ? "" : parent.id(),
        limit == null ? "no limit" : kilowatts(limit),
        count(acceleratorsBelow));
  }

  private void workloads() {
    var table =
        new TextTable(
            INDENT,
            "workload",
            "model",
            ">demand/s",
            ">promised/s",
            ">$/h if all is served",
            "serving");
    for (Workload workload : dataset.workloads()) {
      table.add(
          workload.id(),
          workload.model().id(),
          rps(workload.demandMicroRps()),
          rps(workload.promisedMicroRps()),
          usd(workload.microUsdPerHourPerRps() / 1e6 * workload.demand().requestsPerSecond()),
          workload.rules().serving().text());
    }
    section("Workloads", table);
  }

  private void previousPlan() {
    if (!dataset.previous().isEmpty()) {
      out.println();
      out.printf(Locale.ROOT, "Plan in force: %s%n", counted(dataset.previous().size(), "shard"));
    }
  }

  private void section(String title, TextTable table) {
    out.println();
    out.println(title);
    table.print(out);
  }
}
