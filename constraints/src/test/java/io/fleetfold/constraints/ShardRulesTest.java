package io.fleetfold.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.test.SingleConstraintAssertion;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;
import io.fleetfold.domain.plan.WorkloadShard;
import org.junit.jupiter.api.Test;

class ShardRulesTest extends RuleTest {

  private static final Scenario FLEET =
      Scenario.of(
          """
          site fra usd_per_kwh=0.2 pue=1.5
          site ams usd_per_kwh=0.1 pue=1.1
          domain rack
          type H100
          type L40S
          type P100
          host h1 fra rack H100 8
          host h2 ams rack H100 8
          host down ams rack H100 8 status=drain
          host gone ams rack H100 8 status=offline
          host l1 fra rack L40S 4
          host p1 ams rack P100 4
          workload chat rps=10
          workload law rps=5 sites=fra
          profile chat/decode/x1 H100 watts=700
          profile law/decode/x2 H100 watts=1234.5
          refuse chat/decode L40S latency 60 ms a token, 50 allowed
          refuse law/decode L40S memory 90 GB do not fit 48 GB
          refuse chat/decode P100 placement no bf16
          """);

  private static UniConstraintStream<WorkloadShard> shards(ConstraintFactory factory) {
    return factory.forEach(WorkloadShard.class);
  }

  private SingleConstraintAssertion latency(String plan) {
    return verify((rules, factory) -> rules.latency(shards(factory)), FLEET, plan);
  }

  private SingleConstraintAssertion placement(String plan) {
    return verify((rules, factory) -> rules.placement(shards(factory)), FLEET, plan);
  }

  private SingleConstraintAssertion energy(String plan) {
    return energy(FLEET, plan);
  }

  private SingleConstraintAssertion energy(Scenario fleet, String plan) {
    return verify((rules, factory) -> rules.energy(factory, shards(factory)), fleet, plan);
  }

  @Test
  void latency_countsShardsThatAreTooSlow() {
    latency("chat/decode/x1@l1 chat/decode/x1@l1 chat/decode/x1@h1").penalizesBy(2_000_000);
    // refused for other reasons
    latency("law/decode/x2@l1 chat/decode/x1@p1 chat/decode/x1@down").penalizesBy(0);
    latency("chat/decode/x1@h1").penalizesBy(0);
  }

  @Test
  void placement_countsSitesStatusAndSupport() {
    // not in ams
    placement("law/decode/x2@h2").penalizesBy(1_000_000);
    // drained, offline, no bf16, too large
    placement("chat/decode/x1@down chat/decode/x1@gone chat/decode/x1@p1 law/decode/x2@l1")
        .penalizesBy(4_000_000);
    // two reasons, one shard
    placement("law/decode/x2@down").penalizesBy(1_000_000);
    // too slow is another rule
    placement("chat/decode/x1@l1").penalizesBy(0);
    placement("law/decode/x2@h1 chat/decode/x1@h2").penalizesBy(0);
  }

  @Test
  void placement_countsSizesWithoutAProfile() {
    var fleet =
        Scenario.of(
            """
            site fra
            domain rack
            type H100
            host h1 fra rack H100 8
            workload chat
            profile chat/decode/x1 H100
            previous chat/decode/x8@h1
            """);
    verify((rules, factory) -> rules.placement(shards(factory)), fleet, "chat/decode/x8@h1")
        .penalizesBy(1_000_000);
  }

  @Test
  void energy_costsTariffTimesPue() {
    // 0.7 kW x $0.2 x 1.5 and 0.7 kW x $0.1 x 1.1
    energy("chat/decode/x1@h1").penalizesBy(210_000);
    energy("chat/decode/x1@h1 chat/decode/x1@h2").penalizesBy(287_000);
    // 1.2345 kW x $0.2 x 1.5
    energy("law/decode/x2@h1").penalizesBy(370_350);
    // cannot run, draws nothing
    energy("chat/decode/x1@l1 chat/decode/x1@down law/decode/x2@h2").penalizesBy(0);
  }

  @Test
  void energy_ofIdleAcceleratorsIsOwedToo() {
    var fleet =
        Scenario.of(
            """
            site fra usd_per_kwh=0.2 pue=1.5
            domain rack
            type H100 idle_w=100
            host h1 fra rack H100 8
            host down fra rack H100 2 status=drain
            host gone fra rack H100 4 status=offline
            workload chat rps=10
            profile chat/decode/x1 H100 watts=700
            profile chat/decode/x0.5 H100 watts=50
            """);
    // 10 idle accelerators x 0.1 kW x $0.3
    energy(fleet, "").penalizesBy(300_000);
    // one idles no more and draws 0.7 kW: 9 x 0.1 + 0.7 = 1.6 kW
    energy(fleet, "chat/decode/x1@h1").penalizesBy(480_000);
    // a slice draws 0.05 kW on top of the accelerator that it shares: 1.05 kW
    energy(fleet, "chat/decode/x0.5@h1").penalizesBy(315_000);
  }

  @Test
  void audit_saysWhyAShardMustNotBeThere() {
    assertThat(
            FLEET
                .audit("chat/decode/x1@l1 law/decode/x2@down chat/decode/x1@l1 law/decode/x2@l1")
                .violations())
        .extracting(
            violation -> violation.rule().id(),
            Violation::subject,
            Violation::amount,
            Violation::sentence)
        .containsExactly(
            tuple(
                "latency",
                "chat/decode/x1@l1",
                2L,
                "2 shards of chat/decode/x1 on host l1: 60 ms a token, 50 allowed"),
            tuple(
                "placement",
                "law/decode/x2@down",
                1L,
                "1 shard of law/decode/x2 on host down: the host is set to drain; site ams is not"
                    + " one of its sites (fra)"),
            tuple(
                "placement",
                "law/decode/x2@l1",
                1L,
                "1 shard of law/decode/x2 on host l1: 90 GB do not fit 48 GB"));
  }
}
