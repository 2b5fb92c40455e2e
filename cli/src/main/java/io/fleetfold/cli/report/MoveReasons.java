package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.Refusal;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.ShardKind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a shard stops, moves or starts, as far as the facts say; the weightiest reason only. */
final class MoveReasons {

  private record Pool(Workload workload, Phase phase) {}

  private final FleetProblem problem;
  private final BrokenLimits broken;
  private final Map<String, Host> hosts = new HashMap<>();
  private final Map<String, Workload> workloads = new HashMap<>();
  private final Map<Host, PlannedShard> newcomers = new HashMap<>();
  private final Map<Pool, Long> microRpsBefore = new HashMap<>();
  private final Map<Pool, Long> microRpsNow = new HashMap<>();

  MoveReasons(FleetProblem problem, List<PlannedShard> shards) {
    this.problem = problem;
    this.broken = BrokenLimits.of(problem);
    problem.dataset().hosts().forEach(host -> hosts.put(host.id(), host));
    problem.dataset().workloads().forEach(workload -> workloads.put(workload.id(), workload));
    problem.dataset().previous().forEach(this::countBefore);
    shards.forEach(this::countNow);
  }

  private void countBefore(PreviousPlacement row) {
    Host host = hosts.get(row.host());
    Optional<ShardKind> kind = findKind(row);
    if (host != null && kind.isPresent()) {
      var pool = new Pool(kind.get().workload(), row.phase());
      microRpsBefore.merge(pool, rateMicroRps(kind.get(), host.accelerator()), Long::sum);
    }
  }

  private void countNow(PlannedShard shard) {
    if (shard.before() == null || shard.isMoved()) {
      newcomers.putIfAbsent(shard.host(), shard);
    }
    var pool = new Pool(shard.workload(), shard.phase());
    long rate = rateMicroRps(shard.placement().kind(), shard.host().accelerator());
    microRpsNow.merge(pool, rate, Long::sum);
  }

  private Optional<ShardKind> findKind(PreviousPlacement row) {
    Workload workload = workloads.get(row.workload());
    return workload == null
        ? Optional.empty()
        : problem.findKind(workload, row.phase(), row.acceleratorMillis());
  }

  private long rateMicroRps(ShardKind kind, Accelerator type) {
    ShardProfile profile = problem.findProfile(kind, type);
    return profile == null ? 0 : profile.rateMicroRps();
  }

  String ofStop(PreviousPlacement row) {
    String cannotStay = cannotStay(row);
    if (cannotStay != null) {
      return cannotStay;
    }
    String inTheWay = inTheWay(hosts.get(row.host()));
    return inTheWay == null ? "the plan earns more without it" : inTheWay;
  }

  String ofMove(PreviousPlacement before, PlannedShard shard) {
    String cannotStay = cannotStay(before);
    Host from = hosts.get(before.host());
    if (cannotStay != null || from == null) {
      return cannotStay == null ? "" : cannotStay;
    }
    String inTheWay = inTheWay(from);
    if (inTheWay != null) {
      return inTheWay;
    }
    if (!from.accelerator().equals(shard.host().accelerator())) {
      return "runs on "
          + shard.host().accelerator().id()
          + " instead of "
          + from.accelerator().id();
    }
    return from.powerDomain().equals(shard.host().powerDomain())
        ? "the plan earns more with it there"
        : "draws from "
            + shard.host().powerDomain().id()
            + " instead of "
            + from.powerDomain().id();
  }

  private @Nullable String inTheWay(@Nullable Host host) {
    PlannedShard newcomer = newcomers.get(host);
    return newcomer != null
        ? "makes room for " + newcomer.id()
        : host == null ? null : broken.around(host);
  }

  private @Nullable String cannotStay(PreviousPlacement row) {
    Host host = hosts.get(row.host());
    Workload workload = workloads.get(row.workload());
    if (host == null) {
      return "host " + row.host() + " is no longer in the fleet";
    }
    if (!host.isActive()) {
      return "host " + host.id() + " is set to " + host.terms().status().text();
    }
    if (workload == null) {
      return "workload " + row.workload() + " is no longer asked for";
    }
    if (!workload.allows(host.site())) {
      return workload.id() + " may not run in " + host.site().id();
    }
    Refusal refusal =
        findKind(row).map(kind -> problem.findRefusal(kind, host.accelerator())).orElse(null);
    return refusal == null ? null : refusal.sentence();
  }

  String ofStart(PlannedShard shard) {
    if (problem.dataset().previous().isEmpty()) {
      return "no plan was in force";
    }
    var pool = new Pool(shard.workload(), shard.phase());
    long before = microRpsBefore.getOrDefault(pool, 0L);
    long now = microRpsNow.getOrDefault(pool, 0L);
    return now > before
        ? String.format(
            Locale.ROOT,
            "more capacity: %s -> %s requests/s",
            Figures.rps(before),
            Figures.rps(now))
        : "replaces engines that stop";
  }
}
