package io.fleetfold.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.ShardKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where a limit is said to bind, no shard anywhere serves more without breaking a rule further. */
class UnservedReasonBindsTest {

  private static final int FLEETS = 120;

  @Test
  void limits_bind() {
    int bound = 0;
    for (int seed = 0; seed < FLEETS; seed++) {
      var fleet = new RandomFleet(seed);
      var problem = fleet.problem();
      var placements = fleet.placements(problem, 12);
      for (UnservedReason reason : UnservedReason.of(problem, placements)) {
        if (reason.limit() != BindingLimit.ROOM_LEFT
            && reason.limit() != BindingLimit.NOT_PROFITABLE) {
          assertThat(improvements(problem, placements, reason.workload()))
              .as("seed %s %s", seed, reason)
              .isEmpty();
          bound++;
        }
      }
    }
    assertThat(bound).isGreaterThan(FLEETS);
  }

  private static List<Placement> improvements(
      FleetProblem problem, List<Placement> placements, Workload workload) {
    var before = PlanAudit.audit(problem, placements);
    var improvements = new ArrayList<Placement>();
    for (ShardKind kind : problem.kinds()) {
      for (Host host :
          kind.workload().equals(workload) ? problem.dataset().hosts() : List.<Host>of()) {
        var more = new ArrayList<>(placements);
        more.add(new Placement(kind, host));
        var after = PlanAudit.audit(problem, more);
        if (served(after, workload) > served(before, workload) && !breaksMore(after, before)) {
          improvements.add(new Placement(kind, host));
        }
      }
    }
    return improvements;
  }

  private static long served(Audit audit, Workload workload) {
    return audit.workloads().get(workload.index()).servedMicroRps();
  }

  private static boolean breaksMore(Audit after, Audit before) {
    var known = amounts(before);
    return amounts(after).entrySet().stream()
        .anyMatch(broken -> broken.getValue() > known.getOrDefault(broken.getKey(), 0L));
  }

  private static Map<String, Long> amounts(Audit audit) {
    var amounts = new HashMap<String, Long>();
    for (Violation violation : audit.violations()) {
      amounts.merge(violation.rule() + " " + violation.subject(), violation.amount(), Long::sum);
    }
    return amounts;
  }
}
