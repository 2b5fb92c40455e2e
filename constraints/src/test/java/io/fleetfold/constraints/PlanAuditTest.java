package io.fleetfold.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.plan.Rule;
import io.fleetfold.domain.plan.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanAuditTest {

  private static final String FLEET =
      """
      site fra usd_per_kwh=0.1 pue=1.2
      site ams usd_per_kwh=0.3
      domain feed
      domain rack under=feed limit_w=2000
      type H100 memory_gb=80 bandwidth_gb_s=3350 idle_w=60
      host h1 fra rack H100 2 network_gbit_s=10 rent=2
      host h2 ams feed H100 4
      host h3 ams feed H100 4 status=offline
      workload chat rps=10 promised=0.9 usd_per_request=0.001
      workload code rps=2.5 usd_per_request=0.002
      profile chat/prefill/x1 H100 rps=8 watts=700 memory_mb=60000 bandwidth_mb_s=1000000 kv_kbit_s=6000000
      profile chat/decode/x2 H100 rps=5 watts=1300 memory_mb=160000 bandwidth_mb_s=6000000 kv_kbit_s=3750000
      profile code/aggregated/x0.5 H100 rps=1 watts=250 memory_mb=40000 bandwidth_mb_s=1700000
      """;

  @Test
  void audit_ofAPlanThatKeepsEveryRule() {
    var scenario = Scenario.of(FLEET.replace("promised=0.9", "promised=0.4"));
    var audit = scenario.audit("chat/prefill/x1@h2 chat/decode/x2@h2 code/aggregated/x0.5@h1");
    // chat 5 x 3.6 + code 1 x 7.2; h2: (700 + 1,300 + 60) W x 0.3, h1: (2 x 60 + 250) W x 0.12;
    // one accelerator of h1 is rented
    assertThat(audit.money()).isEqualTo(new Money(25_200_000, 662_400, 2_000_000, 0));
    assertThat(audit.score()).isEqualTo(new Score(0, 0, 22_537_600));
    assertThat(audit.isFeasible()).isTrue();
    assertThat(audit.violations()).isEmpty();
    assertThat(audit.workloads())
        .extracting(
            service -> service.workload().id(),
            WorkloadService::servedMicroRps,
            WorkloadService::prefillMicroRps,
            WorkloadService::decodeMicroRps,
            WorkloadService::aggregatedMicroRps,
            WorkloadService::unservedMicroRps)
        .extracting(Object::toString)
        .containsExactly(
            "(\"chat\", 5000000L, 8000000L, 5000000L, 0L, 5000000L)",
            "(\"code\", 1000000L, 0L, 0L, 1000000L, 1500000L)");
    // rack: a slice of 250 on two that idle, 2 x 60; feed: that, 2,000 and 60 of h2; h3 is off
    assertThat(audit.powerDomains())
        .extracting(load -> load.domain().id() + " " + load.drawMilliwatts())
        .containsExactly("feed 2430000", "rack 370000");
  }

  @Test
  void audit_tellsEveryBrokenRule() {
    var audit =
        Scenario.of(FLEET).audit("chat/prefill/x1@h1 chat/decode/x2@h1 code/aggregated/x0.5@h3");
    assertThat(audit.violations())
        .extracting(
            violation -> violation.amount() + " " + violation.unit() + ", " + violation.sentence())
        .containsExactly(
            "300000 MB/s, host h1: its shards read and write 7000 GB/s of memory, 300 GB/s over its"
                + " 6700 GB/s",
            "60000 MB, host h1: its shards hold 220 GB of memory, 60 GB over its 160 GB",
            "1000 accelerator/1000, host h1: its shards take 3 accelerators, 1 accelerator over"
                + " its 2 accelerators",
            "1 shards, 1 shard of code/aggregated/x0.5 on host h3: the host is set to offline",
            "4000000 uRps, workload chat is served 5 requests/s, 4 requests/s less than the 9"
                + " requests/s promised");
    assertThat(audit.score().hard()).isEqualTo(-300_000 - 60_000 - 1_000 - 1_000_000);
    assertThat(audit.score().medium()).isEqualTo(-4_000_000);
    assertThat(audit.isFeasible()).isFalse();
  }

  @Test
  void audit_namesNetworkAndRefusedShards() {
    var audit = Scenario.of(FLEET).audit("chat/prefill/x1@h1 chat/prefill/x1@h1");
    assertThat(audit.violations())
        .extracting(violation -> violation.rule().id(), Violation::subject, Violation::sentence)
        .extracting(Object::toString)
        .contains(
            "(\"kvTransfer\", \"h1\", \"host h1: its shards transfer 12 Gbit/s of KV cache, 2"
                + " Gbit/s over its 10 Gbit/s\")");
  }

  @Test
  void rules_haveTheNamesOfTheConstraints() {
    assertThat(
            List.of(
                Rule.MEMORY_BANDWIDTH.id(),
                Rule.MEMORY_CAPACITY.id(),
                Rule.COMPUTE.id(),
                Rule.PLACEMENT.id(),
                Rule.CONTRACT.id()))
        .isEqualTo(
            Scenario.of(FLEET)
                .audit("chat/prefill/x1@h1 chat/decode/x2@h1 code/aggregated/x0.5@h3")
                .violations()
                .stream()
                .map(violation -> violation.rule().id())
                .toList());
  }

  @Test
  void idleEnergy_isWhatAcceleratorsCostThatNoDedicatedShardHolds() {
    var scenario = Scenario.of(FLEET);
    var problem = scenario.problem();
    // h1: 2 x 60 W x $0.12, as a slice shares one; h2: 3 x 60 W x $0.3; h3 is off
    assertThat(
            IdleEnergy.microUsdPerHour(
                problem,
                scenario.placements(problem, "code/aggregated/x0.5@h1 chat/prefill/x1@h2")))
        .isEqualTo(14_400 + 54_000);
  }

  @Test
  void units_areRoundedToThreeDecimalsUnlessNothingIsLeft() {
    assertThat(Unit.MILLIWATTS.text(1_234_567)).isEqualTo("1.235 kW");
    assertThat(Unit.MILLIWATTS.text(12)).isEqualTo("0.000012 kW");
    assertThat(Unit.MEGABYTES.text(0)).isEqualTo("0 GB");
    assertThat(Unit.ACCELERATOR_MILLIS.text(1250)).isEqualTo("1.25 accelerators");
    assertThat(new Score(-1, -2, 3)).hasToString("-1hard/-2medium/3soft");
  }
}
