package io.fleetfold.solver.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fixture.RandomFleet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger and the audit are written twice and must say the same. */
class LedgerTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void saysWhatTheAuditSays_whileShardsComeAndGo(long seed) {
    var random =
        new RandomFleet(RandomFleet.Size.SMALL, seed)
            .withPromises()
            .withShards(seed % 2 == 0, true)
            .withPrevious(6, true);
    FleetProblem problem = random.fleet().problem();
    var ledger = new Ledger(problem, List.of());
    List<Placement> plan = new ArrayList<>();
    for (Placement placement : random.placements(problem, 40)) {
      ledger.change(placement, 1);
      plan.add(placement);
      assertThat(ledger.score()).isEqualTo(PlanAudit.audit(problem, plan).score());
    }
    while (!plan.isEmpty()) {
      ledger.change(plan.removeFirst(), -1);
      assertThat(ledger.score()).isEqualTo(PlanAudit.audit(problem, plan).score());
    }
  }
}
