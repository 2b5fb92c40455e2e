package io.fleetfold.cli;

import io.fleetfold.cli.nightly.RunRecord;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What tonight's margin is to be compared with: the last one, less what a lower demand and hosts
 * that are gone take from the plan in force. Neither makes tonight's plan a worse one; prices,
 * targets or workloads that are suddenly others may well be a mistake in the input.
 *
 * @param run number of the run in force
 * @param usdPerHour the margin
 * @param isLess whether anything was taken from it
 */
record LastMargin(String run, double usdPerHour, boolean isLess) {

  /**
   * The margin that the run in force would have had with tonight's hosts and demand, where those
   * are fewer; its own where its inputs cannot be read any more.
   */
  static LastMargin of(RunRecord last, Path current, Dataset tonight, ModelOptions.Chosen model) {
    try {
      var then =
          DatasetOptions.compile(current.resolve(NightInputs.COPY), current, Migration.FREE, model);
      FleetProblem left = then.problem().withDataset(left(then.problem().dataset(), tonight));
      double margin =
          PlanAudit.audit(left, left.previous().placements()).money().marginMicroUsdPerHour() / 1e6;
      return new LastMargin(last.number(), Math.min(margin, last.margin()), margin < last.margin());
    } catch (InvalidInputException notRead) {
      return new LastMargin(last.number(), last.margin(), false);
    }
  }

  private static Dataset left(Dataset then, Dataset tonight) {
    Map<String, Double> demand = new HashMap<>();
    for (Workload workload : tonight.workloads()) {
      demand.put(workload.id(), workload.demand().requestsPerSecond());
    }
    List<Workload> workloads =
        then.workloads().stream().map(workload -> atMost(workload, demand)).toList();
    Set<String> active =
        tonight.hosts().stream().filter(Host::isActive).map(Host::id).collect(Collectors.toSet());
    return then.withWorkloads(workloads)
        .withPrevious(then.previous().stream().filter(row -> active.contains(row.host())).toList());
  }

  /** A workload that is not asked for any more keeps its demand. */
  private static Workload atMost(Workload workload, Map<String, Double> demand) {
    double rate = workload.demand().requestsPerSecond();
    double tonight = demand.getOrDefault(workload.id(), rate);
    return workload.withDemand(
        new Workload.Demand(Math.min(rate, tonight), workload.demand().minServed()));
  }
}
