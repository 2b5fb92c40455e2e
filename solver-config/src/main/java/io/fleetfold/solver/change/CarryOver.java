package io.fleetfold.solver.change;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes a plan over into a changed problem: every shard whose host and workload are still there and
 * may still meet stays, and then the shards worth least go wherever a limit is now too low.
 */
public final class CarryOver {

  private final FleetProblem to;
  private final Map<String, Host> hosts = new HashMap<>();
  private final Map<String, Workload> workloads = new HashMap<>();

  private CarryOver(FleetProblem to) {
    this.to = to;
    to.dataset().hosts().forEach(host -> hosts.put(host.id(), host));
    to.dataset().workloads().forEach(workload -> workloads.put(workload.id(), workload));
  }

  /**
   * The plan in the changed problem.
   *
   * @param plan a plan of {@code from}, pinned shards included
   * @return a plan of {@code to}, its pinned shards included; it breaks a hard limit only where
   *     pinned shards or idle accelerators do
   */
  public static List<Placement> of(FleetProblem from, List<Placement> plan, FleetProblem to) {
    var carried = new CarryOver(to).carried(PinnedShards.without(from, plan));
    return new Relief(to).relieve(carried);
  }

  private List<Placement> carried(List<Placement> free) {
    List<Placement> carried = new ArrayList<>();
    for (Placement placement : free) {
      Host host = hosts.get(placement.host().id());
      Workload workload = workloads.get(placement.kind().workload().id());
      if (host != null && workload != null) {
        var kind = placement.kind();
        to.findKind(workload, kind.phase(), kind.acceleratorMillis())
            .map(found -> new Placement(found, host))
            .filter(this::isAllowed)
            .ifPresent(carried::add);
      }
    }
    return carried;
  }

  private boolean isAllowed(Placement placement) {
    Host host = placement.host();
    return host.isActive()
        && placement.kind().workload().allows(host.site())
        && to.findProfile(placement.kind(), host.accelerator()) != null;
  }
}
