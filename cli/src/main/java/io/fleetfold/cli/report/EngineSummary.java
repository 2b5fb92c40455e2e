package io.fleetfold.cli.report;

import static io.fleetfold.cli.report.Figures.rps;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.Prospect;
import io.fleetfold.domain.performance.Refusal;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which phases of which workloads can run on which types, and why others cannot. */
final class EngineSummary {

  private static final String INDENT = "  ";

  private final FleetProblem problem;
  private final Dataset dataset;
  private final PrintWriter out;

  EngineSummary(FleetProblem problem, PrintWriter out) {
    this.problem = problem;
    this.dataset = problem.dataset();
    this.out = out;
  }

  void print() {
    engines();
    refusals();
    unservable();
  }

  /** Neither both phases nor an aggregated engine can run anywhere. */
  private void unservable() {
    List<String> names =
        dataset.workloads().stream()
            .filter(workload -> !runs(workload, Phase.AGGREGATED))
            .filter(workload -> !runs(workload, Phase.PREFILL) || !runs(workload, Phase.DECODE))
            .map(Workload::id)
            .toList();
    if (!names.isEmpty()) {
      out.println();
      out.println("No accelerator of the fleet can serve: " + String.join(", ", names));
    }
  }

  private boolean runs(Workload workload, Phase phase) {
    return problem.types().stream()
        .anyMatch(type -> problem.prospect(workload, phase, type).refusal() == null);
  }

  /** For each phase of each workload, the engine that serves most per accelerator on each type. */
  private void engines() {
    List<String> headers = new ArrayList<>(List.of("workload", "phase"));
    problem.types().forEach(type -> headers.add(">" + type.id()));
    var table = new TextTable(INDENT, headers.toArray(String[]::new));
    for (Workload workload : dataset.workloads()) {
      for (Phase phase : Phase.values()) {
        List<String> row = new ArrayList<>(List.of(workload.id(), phase.text()));
        problem.types().forEach(type -> row.add(best(problem.prospect(workload, phase, type))));
        table.add(row.toArray(String[]::new));
      }
    }
    section("What can run where: accelerators of an engine x its requests/s", table);
  }

  private static String best(Prospect prospect) {
    return prospect.profiles().stream()
        .max(Comparator.comparingDouble(EngineSummary::rpsPerAccelerator))
        .map(profile ->
            Figures.accelerators(profile.acceleratorMillis()) + " x " + rps(profile.rateMicroRps()))
        .orElse("-");
  }

  private static double rpsPerAccelerator(ShardProfile profile) {
    return (double) profile.rateMicroRps() / profile.acceleratorMillis();
  }

  /** Phases that the same limit refuses share a line. */
  private void refusals() {
    var table = new TextTable(INDENT, "workload", "accelerator", "phases", "why not");
    for (Workload workload : dataset.workloads()) {
      for (Accelerator type : problem.types()) {
        Map<String, List<Phase>> phases = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
          Refusal refusal = problem.prospect(workload, phase, type).refusal();
          if (refusal != null && workload.rules().serving().allows(phase)) {
            phases.computeIfAbsent(limit(refusal), key -> new ArrayList<>()).add(phase);
          }
        }
        phases.values().forEach(refused -> table.add(refusalRow(workload, type, refused)));
      }
    }
    if (table.hasRows()) {
      section("What cannot", table);
    }
  }

  /** Phases need memory alike, and differ in its last digit only. */
  static String limit(Refusal refusal) {
    return refusal.reason() == Refusal.Reason.MEMORY ? refusal.reason().name() : refusal.sentence();
  }

  private String[] refusalRow(Workload workload, Accelerator type, List<Phase> phases) {
    Prospect first = problem.prospect(workload, phases.getFirst(), type);
    return new String[] {
      workload.id(),
      type.id(),
      String.join(" ", phases.stream().map(Phase::text).toList()),
      Objects.requireNonNull(first.refusal()).sentence()
    };
  }

  private void section(String title, TextTable table) {
    out.println();
    out.println(title);
    table.print(out);
  }
}
