package io.fleetfold.constraints.ledger;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import io.fleetfold.constraints.Score;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.WorkloadShard;
import org.jspecify.annotations.Nullable;

/**
 * The score that Timefold works with: a {@link FleetLedger} that follows every change of a shard's
 * host. It is several times as fast as the constraint streams, which say the same and which the
 * asserting modes compare it with.
 */
public final class FleetScore
    implements IncrementalScoreCalculator<FleetPlan, HardMediumSoftScore> {

  private @Nullable FleetPlan plan;
  private @Nullable FleetProblem problem;
  private @Nullable FleetLedger ledger;

  @Override
  public void resetWorkingSolution(FleetPlan workingPlan) {
    plan = workingPlan;
    problem = workingPlan.problem();
    ledger = FleetLedger.empty(problem);
    for (WorkloadShard shard : workingPlan.getShards()) {
      change(shard, 1);
    }
  }

  @Override
  public void beforeVariableChanged(Object shard, String variable) {
    change((WorkloadShard) shard, -1);
  }

  @Override
  public void afterVariableChanged(Object shard, String variable) {
    change((WorkloadShard) shard, 1);
  }

  /** A shard of another problem does not count: the plan has become one of that problem. */
  private void change(WorkloadShard shard, int sign) {
    Host host = shard.getHost();
    if (host != null && ledger != null && shard.problem() == problem) {
      ledger.change(shard.kind(), host, shard.profile(), sign);
    }
  }

  @Override
  public HardMediumSoftScore calculateScore() {
    if (plan == null || ledger == null) {
      throw new IllegalStateException("there is no plan to score");
    }
    if (plan.problem() != problem) {
      resetWorkingSolution(plan);
    }
    Score score = ledger.score();
    return HardMediumSoftScore.of(score.hard(), score.medium(), score.soft());
  }
}
