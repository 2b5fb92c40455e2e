package io.fleetfold.constraints;

import ai.timefold.solver.core.api.score.stream.test.SingleConstraintAssertion;
import io.fleetfold.domain.plan.WorkloadShard;
import org.junit.jupiter.api.Test;

class MigrationRuleTest extends RuleTest {

  /*
   * Starting loads 9 GB x 8 = 72 Gbit: 7.2 s at h1's 10 Gbit/s, 0.72 s at h2's 100, and warms up for 30 s.
   * Stopping a decode shard takes 1 s + 200 x 0.05 s = 11 s, a prefill shard 1 s.
   * An accelerator second is $3.6 / 3600 = $0.001, spread over 10 hours: 100 micro-dollars an hour.
   */
  private static final String FLEET =
      """
      site fra
      domain rack
      type H100
      host h1 fra rack H100 8 network_gbit_s=10
      host h2 fra rack H100 8 network_gbit_s=100
      workload chat ttft_ms=1000 tpot_ms=50 output_tokens=200
      profile chat/prefill/x1 H100 rps=1
      profile chat/decode/x2 H100 rps=1
      migration usd_per_accelerator_hour=3.6 horizon_hours=10 warm_up_s=30
      """;
  private static final Scenario RUNNING =
      Scenario.of(
          FLEET
              + """
              previous chat/decode/x2@h1
              previous chat/decode/x2@h1
              previous chat/prefill/x1@h2
              """);

  private SingleConstraintAssertion migration(Scenario fleet, String plan) {
    return verify(
        (rules, factory) -> rules.migration(factory, factory.forEach(WorkloadShard.class)),
        fleet,
        plan);
  }

  @Test
  void migration_isFreeWhenNothingChanges() {
    migration(RUNNING, "chat/prefill/x1@h2 chat/decode/x2@h1 chat/decode/x2@h1").penalizesBy(0);
  }

  @Test
  void migration_chargesStarts() {
    // decode x2 on h1: 37.2 s x 2 x 100; prefill x1 on h2: 30.72 s x 100
    migration(
            RUNNING,
            "chat/prefill/x1@h2 chat/prefill/x1@h2 chat/decode/x2@h1 chat/decode/x2@h1"
                + " chat/decode/x2@h1")
        .penalizesBy(7440 + 3072);
  }

  @Test
  void migration_chargesStops() {
    // one decode x2 of two: 11 s x 2 x 100
    migration(RUNNING, "chat/prefill/x1@h2 chat/decode/x2@h1").penalizesBy(2200);
    // all: 2 x 2,200 + 1 s x 100
    migration(RUNNING, "").penalizesBy(4500);
  }

  @Test
  void migration_chargesAMoveAsStopAndStart() {
    // prefill from h2 to h1: 100 + 37.2 s x 100
    migration(RUNNING, "chat/prefill/x1@h1 chat/decode/x2@h1 chat/decode/x2@h1").penalizesBy(3820);
  }

  @Test
  void migration_chargesNoStartWhereAShardCannotRun() {
    var drained =
        Scenario.of(FLEET + "host h3 fra rack H100 8 status=drain\nprevious chat/prefill/x1@h3\n");
    // one more decode shard on h3 would start: 0; the prefill shard that runs there stops: 100
    migration(drained, "chat/prefill/x1@h3 chat/decode/x2@h3").penalizesBy(0);
    migration(drained, "chat/decode/x2@h3").penalizesBy(100);
  }

  @Test
  void migration_isFreeWithoutAPlanInForce() {
    migration(Scenario.of(FLEET), "chat/prefill/x1@h1 chat/decode/x2@h2").penalizesBy(0);
  }
}
