package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a workload is not served more: the limit that one more shard of it would break on most of the
 * hosts that can run it.
 *
 * @param unservedMicroRps demand that is not served, above 0
 * @param why the reason for people, with figures and names
 */
public record UnservedReason(
    Workload workload, long unservedMicroRps, BindingLimit limit, String why) {

  /** One reason for each workload that is not served in full, by workload index. */
  public static List<UnservedReason> of(FleetProblem problem, List<Placement> placements) {
    var services = ServiceTotals.of(problem, placements);
    var room = new Room(problem, placements);
    var reasons = new ArrayList<UnservedReason>();
    for (WorkloadService service : services.services()) {
      if (service.unservedMicroRps() > 0) {
        reasons.add(new OneMoreShard(problem, room, services, service).reason());
      }
    }
    return reasons;
  }

  /** What is missed and why, for people. */
  public String sentence() {
    return workload.id()
        + " misses "
        + Unit.MICRO_RPS.number(unservedMicroRps)
        + " of "
        + Unit.MICRO_RPS.text(workload.demandMicroRps())
        + ": "
        + why;
  }
}
