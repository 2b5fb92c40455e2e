package io.fleetfold.constraints;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.test.ConstraintVerifier;
import ai.timefold.solver.core.api.score.stream.test.SingleConstraintAssertion;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.function.BiFunction;

/** Puts one rule in front of one plan. */
abstract class RuleTest {

  private final ConstraintVerifier<FleetConstraints, FleetPlan> verifier =
      ConstraintVerifier.build(new FleetConstraints(), FleetPlan.class, WorkloadShard.class);

  SingleConstraintAssertion verify(
      BiFunction<FleetConstraints, ConstraintFactory, Constraint> rule,
      Scenario scenario,
      String placements) {
    return verifier.verifyThat(rule).givenSolution(scenario.plan(placements));
  }
}
