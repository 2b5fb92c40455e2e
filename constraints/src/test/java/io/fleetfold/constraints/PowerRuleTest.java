package io.fleetfold.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.score.stream.test.SingleConstraintAssertion;
import org.junit.jupiter.api.Test;

class PowerRuleTest extends RuleTest {

  private static final String TREE =
      """
      site fra
      domain feed limit_w=3100
      domain free under=feed
      domain rack1 under=free limit_w=1700
      domain rack2 under=feed limit_w=2000
      type H100 idle_w=60
      type A30
      """;
  private static final String WORK =
      """
      workload chat rps=10
      profile chat/prefill/x0.5 H100 watts=30
      profile chat/decode/x1 H100 watts=700
      profile chat/decode/x2 H100 watts=1520
      profile chat/decode/x0.5 A30 watts=100.5
      """;
  private static final Scenario FLEET =
      Scenario.of(
          TREE
              + """
              host h1 fra rack1 H100 4
              host h2 fra rack2 H100 2
              host a1 fra rack2 A30 4
              """
              + WORK);

  private SingleConstraintAssertion power(Scenario fleet, String plan) {
    return verify(
        (rules, factory) -> rules.power(factory, FleetConstraints.hostLoads(factory)), fleet, plan);
  }

  @Test
  void power_countsTheDrawAboveTheLimitOfARack() {
    // rack1: 1,520 + 700 + 1 unused x 60 = 2,280 of 1,700; feed: 2,280 + 2 x 60 = 2,400 of 3,100
    power(FLEET, "chat/decode/x2@h1 chat/decode/x1@h1").penalizesBy(580_000);
    // rack1: 1,520 + 2 x 60 = 1,640 of 1,700
    power(FLEET, "chat/decode/x2@h1").penalizesBy(0);
  }

  @Test
  void power_mayReachTheLimit() {
    // rack1: 2 x 700 + 2 x 60 = 1,520 of 1,700; rack2: 1,520 of 2,000; feed: 3,040 of 3,100
    power(FLEET, "chat/decode/x1@h1 chat/decode/x1@h1 chat/decode/x2@h2").penalizesBy(0);
    // the same and half an A30: 3,140.5 of 3,100 at the feed alone
    power(FLEET, "chat/decode/x1@h1 chat/decode/x1@h1 chat/decode/x2@h2 chat/decode/x0.5@a1")
        .penalizesBy(40_500);
  }

  @Test
  void power_countsAtEveryLevel() {
    // rack1: 2 x 1,520 = 3,040, 1,340 over; feed: 3,040 + 2 x 60 = 3,160, 60 over
    power(FLEET, "chat/decode/x2@h1 chat/decode/x2@h1").penalizesBy(1_400_000);
  }

  @Test
  void power_countsNoIdleDrawBelowZeroUnused() {
    // rack1: 5 x 700 = 3,500, 1,800 over (4 accelerators, 5 taken); feed: 3,500 + 120 = 3,620, 520
    // over
    power(FLEET, "chat/decode/x1@h1 ".repeat(5)).penalizesBy(2_320_000);
  }

  @Test
  void power_isBrokenByIdleDrawAlone() {
    // rack2: 40 x 60 = 2,400, 400 over; feed: 2,400 of 3,100
    var idle = Scenario.of(TREE + "host h1 fra rack2 H100 40\n" + WORK);
    power(idle, "").penalizesBy(400_000);
    // one accelerator in use: 39 x 60 + 700 = 3,040, 1,040 over, and it is counted once
    power(idle, "chat/decode/x1@h1").penalizesBy(1_040_000);
  }

  @Test
  void power_countsIdleDrawOfHostsThatAreNotSwitchedOff() {
    // drained, rack2: 40 x 60 = 2,400, 400 over; feed: 2,400 of 3,100
    var drained = Scenario.of(TREE + "host h1 fra rack2 H100 40 status=drain\n" + WORK);
    power(drained, "").penalizesBy(400_000);
    // shards that cannot run there draw nothing
    power(drained, "chat/decode/x1@h1 ".repeat(3)).penalizesBy(400_000);
    var offline = Scenario.of(TREE + "host h1 fra rack2 H100 40 status=offline\n" + WORK);
    power(offline, "").penalizesBy(0);
    power(offline, "chat/decode/x1@h1 ".repeat(3)).penalizesBy(0);
  }

  @Test
  void power_ofSlicesComesOnTopOfTheIdleAcceleratorThatTheyShare() {
    // rack2: 33 x 60 = 1,980 of 2,000; one slice 2,010, two slices on the same accelerator 2,040
    var shared = Scenario.of(TREE + "host h1 fra rack2 H100 33\n" + WORK);
    power(shared, "").penalizesBy(0);
    power(shared, "chat/prefill/x0.5@h1").penalizesBy(10_000);
    power(shared, "chat/prefill/x0.5@h1 ".repeat(2)).penalizesBy(40_000);
    // two accelerators fewer idle: 1,980 - 2 x 60 + 1,520 + 30 = 3,410, 1,410 over; feed 310
    power(shared, "chat/prefill/x0.5@h1 chat/decode/x2@h1").penalizesBy(1_720_000);
  }

  @Test
  void power_countsTreesApart() {
    var trees = new StringBuilder("site fra\ntype H100\n");
    for (int tree = 0; tree < 40; tree++) {
      trees.append("domain d%1$d limit_w=1000\nhost h%1$d fra d%1$d H100 2\n".formatted(tree));
    }
    // two domains of forty: 1,520 and 2 x 700, 520 and 400 over
    power(
            Scenario.of(trees + WORK),
            "chat/decode/x2@h17 chat/decode/x1@h33 chat/decode/x1@h33 chat/decode/x1@h39")
        .penalizesBy(920_000);
  }

  @Test
  void audit_namesTheDomainAndTheAmount() {
    assertThat(FLEET.audit("chat/decode/x2@h1 chat/decode/x2@h1").violations())
        .extracting(Violation::sentence)
        .containsExactly(
            "power domain feed draws 3.16 kW, 0.06 kW over its limit of 3.1 kW",
            "power domain rack1 draws 3.04 kW, 1.34 kW over its limit of 1.7 kW");
  }
}
