package io.fleetfold.constraints;

import ai.timefold.solver.core.api.score.stream.test.SingleConstraintAssertion;
import org.junit.jupiter.api.Test;

class ServiceRulesTest extends RuleTest {

  private static final Scenario FLEET =
      Scenario.of(
          """
          site fra
          site ams
          site lon
          site par
          site osl
          domain rack
          type H100
          host h1 fra rack H100 8
          host h2 ams rack H100 8
          host h5 osl rack H100 8
          workload chat rps=20 promised=0.75 usd_per_request=0.002
          workload code rps=7.5 promised=0.2 usd_per_request=0.0103
          workload spare rps=3 usd_per_request=0.5
          profile chat/prefill/x1 H100 rps=8
          profile chat/decode/x1 H100 rps=3
          profile chat/aggregated/x2 H100 rps=5.25
          profile code/aggregated/x1 H100 rps=1.333333
          """);

  private SingleConstraintAssertion contract(String plan) {
    return verify(
        (rules, factory) -> rules.contract(FleetConstraints.capacities(factory)), FLEET, plan);
  }

  private SingleConstraintAssertion revenue(String plan) {
    return verify(
        (rules, factory) -> rules.revenue(FleetConstraints.capacities(factory)), FLEET, plan);
  }

  @Test
  void contract_countsWorkloadsWithoutShards() {
    // 0.75 x 20 + 0.2 x 7.5 promised
    contract("").penalizesBy(15_000_000 + 1_500_000);
  }

  @Test
  void contract_countsWhatIsMissing() {
    // chat: 15 - 5.25; code: 1.5 - 1.333333
    contract("chat/aggregated/x2@h1 code/aggregated/x1@h1").penalizesBy(9_750_000 + 166_667);
    // chat: 15 - 3 x 5.25 < 0; code: 1.5 - 2.666666 < 0
    contract("chat/aggregated/x2@h1 ".repeat(3) + "code/aggregated/x1@h1 code/aggregated/x1@h2")
        .penalizesBy(0);
  }

  @Test
  void contract_isMetExactly() {
    // 5 x 3 = 15 decoded, 2 x 8 = 16 prefilled; code as promised is left out: 1.5
    contract("chat/decode/x1@h1 ".repeat(5) + "chat/prefill/x1@h1 chat/prefill/x1@h1")
        .penalizesBy(1_500_000);
    // a decode less: 12 of 15
    contract("chat/decode/x1@h1 ".repeat(4) + "chat/prefill/x1@h1 chat/prefill/x1@h1")
        .penalizesBy(4_500_000);
  }

  @Test
  void revenue_needsPrefillAndDecodeInOneSite() {
    // min(8, 3) x 3,600 x $0.002
    revenue("chat/prefill/x1@h1 chat/decode/x1@h1").rewardsWith(21_600_000);
    revenue("chat/prefill/x1@h1 chat/decode/x1@h2").rewardsWith(0);
    // fra: min(8, 6) = 6; osl: min(8, 9) = 8
    revenue(
            "chat/prefill/x1@h1 chat/decode/x1@h1 chat/decode/x1@h1 chat/prefill/x1@h5 "
                + "chat/decode/x1@h5 ".repeat(3))
        .rewardsWith(100_800_000);
  }

  @Test
  void revenue_endsWithTheDemand() {
    // 5 x 5.25 = 26.25, 20 wanted: 20 x 7.2
    revenue("chat/aggregated/x2@h1 ".repeat(5)).rewardsWith(144_000_000);
    // 5.25 + min(8, 3) = 8.25: 59.4
    revenue("chat/aggregated/x2@h2 chat/prefill/x1@h1 chat/decode/x1@h1").rewardsWith(59_400_000);
  }

  @Test
  void revenue_isRoundedDownOnce() {
    // 2 x 1.333333 x 37.08 = 98.87997528
    revenue("code/aggregated/x1@h1 code/aggregated/x1@h2").rewardsWith(98_879_975);
  }
}
