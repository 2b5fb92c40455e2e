package io.fleetfold.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.plan.Rule;
import org.junit.jupiter.api.Test;

class PhaseUseTest {

  private static final Scenario FLEET =
      Scenario.of(
          """
          site fra usd_per_kwh=0.1
          domain rack
          type H100
          type A100
          host h1 fra rack H100 8 rent=2
          host a1 fra rack A100 8
          workload chat rps=100 usd_per_request=0.001
          profile chat/prefill/x1 H100 rps=12 watts=600
          profile chat/decode/x2 H100 rps=6 watts=900
          profile chat/decode/x2 A100 rps=2 watts=900
          profile chat/aggregated/x0.5 H100 rps=1 watts=300
          """);

  @Test
  void revenue_isSplitByPowerBetweenPhasesAndByRequestsWithin() {
    var problem = FLEET.problem();
    var uses =
        PhaseUse.of(
            problem,
            FLEET.placements(problem, "chat/prefill/x1@h1 chat/decode/x2@h1 chat/decode/x2@a1"));
    // 8 requests/s earn $28.8; prefill draws 600 of 2,400 W: $7.2 - $0.06 energy - $2 rental
    var prefill = uses.getFirst();
    assertThat(prefill.requestsPerSecond()).isEqualTo(8, within(1e-9));
    assertThat(prefill.marginUsdPerHour()).isEqualTo(5.14, within(1e-9));
    assertThat(prefill.marginUsdPerKwHour()).isEqualTo(5.14 / 0.6, within(1e-9));
    // decode earns $21.6, H100 three quarters of it: $16.2 - $0.09 - $4, A100 one: $5.4 - $0.09
    assertThat(uses.get(1).marginUsdPerHour()).isEqualTo(12.11, within(1e-9));
    assertThat(uses.get(2).marginUsdPerHour()).isEqualTo(5.31, within(1e-9));
    assertThat(uses)
        .extracting(use -> use.type().id() + " " + use.phase().text() + " x" + use.accelerators())
        .containsExactly("H100 prefill x1.0", "H100 decode x2.0", "A100 decode x2.0");
  }

  @Test
  void sharedAccelerator_splitsItsRental() {
    var problem = FLEET.problem();
    var uses = PhaseUse.of(problem, FLEET.placements(problem, "chat/aggregated/x0.5@h1"));
    // 1 request/s earns $3.6, less $0.03 energy and the whole accelerator, for nobody shares it
    assertThat(uses.getFirst().marginUsdPerHour()).isEqualTo(1.57, within(1e-9));
    assertThat(uses.getFirst().watts()).isEqualTo(300);
  }

  @Test
  void margins_addUpToTheAudit() {
    for (int seed = 0; seed < 600; seed++) {
      var fleet = new RandomFleet(seed);
      var problem = fleet.problem();
      var placements = fleet.placements(problem, 40);
      Audit audit = PlanAudit.audit(problem, placements);
      if (audit.violations().stream().anyMatch(broken -> broken.rule() == Rule.COMPUTE)) {
        continue;
      }
      var money = audit.money();
      double expected = (money.marginMicroUsdPerHour() + money.migrationMicroUsdPerHour()) / 1e6;
      double margin =
          PhaseUse.of(problem, placements).stream().mapToDouble(PhaseUse::marginUsdPerHour).sum();
      // idle energy is nobody's; revenue is rounded down to a millionth once a workload
      double idle = IdleEnergy.microUsdPerHour(problem, placements) / 1e6;
      assertThat(margin - idle).as("seed %s", seed).isEqualTo(expected, within(2e-5));
    }
  }
}
