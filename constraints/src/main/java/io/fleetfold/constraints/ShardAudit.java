package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.performance.Refusal;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether each shard may be where it is: latency targets, sites, status and support. */
final class ShardAudit {

  private final FleetProblem problem;
  private final Findings findings;

  ShardAudit(FleetProblem problem, Findings findings) {
    this.problem = problem;
    this.findings = findings;
  }

  void run(List<Placement> placements) {
    Map<Placement, Integer> suspects = new LinkedHashMap<>();
    for (Placement placement : placements) {
      if (!isAtHome(placement)) {
        suspects.merge(placement, 1, Integer::sum);
      }
    }
    suspects.forEach(
        (placement, shards) -> add(Rule.LATENCY, placement, shards, latencyReasons(placement)));
    suspects.forEach(
        (placement, shards) -> add(Rule.PLACEMENT, placement, shards, placementReasons(placement)));
  }

  /** Nothing forbids it; asked first, because it is true of almost all shards of a fleet. */
  private boolean isAtHome(Placement placement) {
    Host host = placement.host();
    return host.isActive()
        && placement.kind().workload().allows(host.site())
        && problem.findProfile(placement.kind(), host.accelerator()) != null;
  }

  private void add(Rule rule, Placement placement, int shards, List<String> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    String subject = placement.kind().text() + "@" + placement.host().id();
    String count = shards == 1 ? "1 shard" : shards + " shards";
    String sentence =
        count
            + " of "
            + placement.kind().text()
            + " on host "
            + placement.host().id()
            + ": "
            + String.join("; ", reasons);
    findings.addForbidden(rule, subject, shards, sentence);
  }

  private List<String> latencyReasons(Placement placement) {
    Refusal refusal = problem.findRefusal(placement.kind(), placement.host().accelerator());
    return refusal != null && refusal.reason() == Refusal.Reason.LATENCY
        ? List.of(refusal.sentence())
        : List.of();
  }

  private List<String> placementReasons(Placement placement) {
    Host host = placement.host();
    List<String> reasons = new ArrayList<>(0);
    if (!host.isActive()) {
      reasons.add("the host is set to " + host.terms().status().text());
    }
    if (!placement.kind().workload().allows(host.site())) {
      reasons.add(
          "site " + host.site().id() + " is not one of its sites (" + sites(placement) + ")");
    }
    Refusal refusal = problem.findRefusal(placement.kind(), host.accelerator());
    if (refusal != null && refusal.reason() != Refusal.Reason.LATENCY) {
      reasons.add(refusal.sentence());
    }
    return reasons;
  }

  private static String sites(Placement placement) {
    return placement.kind().workload().rules().sites().stream()
        .sorted((a, b) -> Integer.compare(a.index(), b.index()))
        .map(Site::id)
        .collect(Collectors.joining(", "));
  }
}
