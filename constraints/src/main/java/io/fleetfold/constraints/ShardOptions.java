package io.fleetfold.constraints;

import io.fleetfold.constraints.Room.Candidate;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.Refusal;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.ShardKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Where one workload could run in an empty fleet, and why not elsewhere. */
final class ShardOptions {

  private final FleetProblem problem;
  private final Workload workload;
  private final List<ShardKind> kinds;

  ShardOptions(FleetProblem problem, Workload workload) {
    this.problem = problem;
    this.workload = workload;
    this.kinds = problem.kinds().stream().filter(kind -> kind.workload().equals(workload)).toList();
  }

  /** Every size of the phase that the empty host could run. */
  List<Candidate> on(Host host, Phase phase) {
    var candidates = new ArrayList<Candidate>();
    for (ShardKind kind : kinds) {
      if (kind.phase() == phase && kind.acceleratorMillis() <= HostLimits.acceleratorMillis(host)) {
        ShardProfile profile = problem.findProfile(kind, host.accelerator());
        if (profile != null) {
          candidates.add(new Candidate(kind, profile, host));
        }
      }
    }
    return candidates;
  }

  /** Whether any of the hosts, empty, could run the phase. */
  boolean anyOn(List<Host> hosts, Phase phase) {
    return hosts.stream().anyMatch(host -> !on(host, phase).isEmpty());
  }

  /** Why there is no way at all to serve the workload. */
  String whyNone() {
    var sentences = new LinkedHashSet<String>();
    for (Accelerator type : problem.types()) {
      for (Phase phase : Phase.values()) {
        Refusal refusal = problem.prospect(workload, phase, type).refusal();
        if (refusal != null && workload.rules().serving().allows(phase)) {
          sentences.add(refusal.sentence());
        }
      }
    }
    String where = workload.rules().sites().isEmpty() ? "" : " of its sites (" + siteNames() + ")";
    String why = sentences.isEmpty() ? "" : ": " + Obstacles.shortened(List.copyOf(sentences));
    return "no active host" + where + " can serve it" + why;
  }

  private String siteNames() {
    return String.join(
        ", ", problem.dataset().sites().stream().filter(workload::allows).map(Site::id).toList());
  }
}
