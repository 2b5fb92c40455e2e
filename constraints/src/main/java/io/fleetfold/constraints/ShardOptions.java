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
import java.util.Map;
import java.util.stream.Stream;

/** Where one workload could run in an empty fleet, and why not elsewhere. */
final class ShardOptions {

  private final FleetProblem problem;
  private final Workload workload;

  /** By type index and phase. */
  private final List<List<List<Option>>> options = new ArrayList<>();

  /** One size of a phase that a type can run. */
  record Option(ShardKind kind, ShardProfile profile) {

    boolean isWithin(Host emptyHost) {
      return kind.acceleratorMillis() <= HostLimits.acceleratorMillis(emptyHost);
    }

    Candidate on(Host host) {
      return new Candidate(kind, profile, host);
    }
  }

  ShardOptions(FleetProblem problem, Workload workload) {
    this.problem = problem;
    this.workload = workload;
    for (Accelerator type : problem.types()) {
      options.add(Stream.of(Phase.values()).map(phase -> options(type, phase)).toList());
    }
  }

  private List<Option> options(Accelerator type, Phase phase) {
    var found = new ArrayList<Option>();
    for (ShardKind kind : problem.kinds()) {
      if (kind.phase() == phase && kind.workload().equals(workload)) {
        ShardProfile profile = problem.findProfile(kind, type);
        if (profile != null) {
          found.add(new Option(kind, profile));
        }
      }
    }
    return found;
  }

  /** Every size of the phase that the type can run. */
  List<Option> of(Accelerator type, Phase phase) {
    return options.get(problem.typeIndex(type)).get(phase.ordinal());
  }

  /** Whether any of the hosts, empty, could run the phase. */
  boolean anyOn(Map<Accelerator, List<Host>> hosts, Phase phase) {
    return hosts.entrySet().stream()
        .anyMatch(group ->
            of(group.getKey(), phase).stream()
                .anyMatch(option -> group.getValue().stream().anyMatch(option::isWithin)));
  }

  /** Why there is no way at all to serve the workload. */
  String whyNone() {
    String where = workload.rules().sites().isEmpty() ? "" : " of its sites (" + siteNames() + ")";
    List<String> away = outOfService();
    List<String> why =
        away.isEmpty()
            ? refusals()
            : List.of("drained or offline are " + Obstacles.shortened(away) + ", which could");
    String sentence = "no active host" + where + " can serve it";
    return why.isEmpty() ? sentence : sentence + ": " + Obstacles.shortened(why);
  }

  /** Hosts that could run a phase of it if they were in service. */
  private List<String> outOfService() {
    return problem.dataset().hosts().stream()
        .filter(host -> !host.isActive() && workload.allows(host.site()))
        .filter(host ->
            Stream.of(Phase.values())
                .anyMatch(phase -> anyOn(Map.of(host.accelerator(), List.of(host)), phase)))
        .map(Host::id)
        .toList();
  }

  private List<String> refusals() {
    var sentences = new LinkedHashSet<String>();
    for (Accelerator type : problem.types()) {
      for (Phase phase : Phase.values()) {
        Refusal refusal = problem.prospect(workload, phase, type).refusal();
        if (refusal != null && workload.rules().serving().allows(phase)) {
          sentences.add(refusal.sentence());
        }
      }
    }
    return List.copyOf(sentences);
  }

  private String siteNames() {
    return String.join(
        ", ", problem.dataset().sites().stream().filter(workload::allows).map(Site::id).toList());
  }
}
