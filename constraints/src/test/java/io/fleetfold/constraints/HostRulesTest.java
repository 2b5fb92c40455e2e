package io.fleetfold.constraints;

import ai.timefold.solver.core.api.score.stream.test.SingleConstraintAssertion;
import org.junit.jupiter.api.Test;

class HostRulesTest extends RuleTest {

  private static final Scenario FLEET =
      Scenario.of(
          """
          site fra
          domain rack
          type H100 memory_gb=80 bandwidth_gb_s=3350
          type A30 memory_gb=24.5 bandwidth_gb_s=933.25
          host h1 fra rack H100 4 network_gbit_s=100 rent=2.5
          host h2 fra rack H100 8 network_gbit_s=400 rent=1
          host a1 fra rack A30 2 rent=0.3
          workload chat rps=10
          profile chat/prefill/x2 H100 memory_mb=160001 bandwidth_mb_s=6000000 kv_kbit_s=60000000
          profile chat/decode/x1 H100 memory_mb=79000 bandwidth_mb_s=3350000 kv_kbit_s=20000000
          profile chat/decode/x4 H100 memory_mb=320000 bandwidth_mb_s=14000000
          profile chat/decode/x0.25 A30 memory_mb=6125 bandwidth_mb_s=200000
          """);

  @Test
  void memoryBandwidth_penalizesWhatIsOverTheHostsBandwidth() {
    // 14,000 GB/s on a host of 4 x 3,350 = 13,400: 600 over
    bandwidth("chat/decode/x4@h1").penalizesBy(600_000);
    // 4 x 3,350 is all it has
    bandwidth("chat/decode/x1@h1 chat/decode/x1@h1 chat/decode/x1@h1 chat/decode/x1@h1")
        .penalizesBy(0);
    // 14,000 of 8 x 3,350 = 26,800
    bandwidth("chat/decode/x4@h2").penalizesBy(0);
    // 9 x 200 = 1,800 of 2 x 933.25, and a tenth does not fit: 2,000 of 1,866.5
    bandwidth("chat/decode/x0.25@a1 ".repeat(9)).penalizesBy(0);
    bandwidth("chat/decode/x0.25@a1 ".repeat(10)).penalizesBy(133_500);
  }

  private SingleConstraintAssertion bandwidth(String plan) {
    return verify(
        (rules, factory) -> rules.memoryBandwidth(FleetConstraints.hostLoads(factory)),
        FLEET,
        plan);
  }

  @Test
  void memoryCapacity_penalizesWhatIsOverTheHostsMemory() {
    // 2 x 160,001 MB on a host of 4 x 80,000: 2 over
    memory("chat/prefill/x2@h1 chat/prefill/x2@h1").penalizesBy(2);
    // 320,000 is all it has
    memory("chat/decode/x4@h1").penalizesBy(0);
    // the same two shards on the larger host
    memory("chat/prefill/x2@h2 chat/prefill/x2@h2").penalizesBy(0);
    // 9 x 6,125 = 55,125 on a host of 2 x 24,500: 6,125 over
    memory("chat/decode/x0.25@a1 ".repeat(9)).penalizesBy(6125);
  }

  private SingleConstraintAssertion memory(String plan) {
    return verify(
        (rules, factory) -> rules.memoryCapacity(FleetConstraints.hostLoads(factory)), FLEET, plan);
  }

  @Test
  void compute_countsAcceleratorsInThousandths() {
    // 4,000 + 2 x 1,000 on 4 accelerators: 2,000 over
    compute("chat/decode/x4@h1 chat/decode/x1@h1 chat/decode/x1@h1").penalizesBy(2000);
    // 2,000 + 2,000 fill them
    compute("chat/prefill/x2@h1 chat/prefill/x2@h1").penalizesBy(0);
    // 9 slices of 250 on 2 accelerators: 250 over; the eighth still fits
    compute("chat/decode/x0.25@a1 ".repeat(9)).penalizesBy(250);
    compute("chat/decode/x0.25@a1 ".repeat(8)).penalizesBy(0);
  }

  @Test
  void compute_countsShardsThatCannotRunThere() {
    // no profile of x4 on A30, yet 4,000 of 2,000 are reserved
    compute("chat/decode/x4@a1").penalizesBy(2000);
  }

  private SingleConstraintAssertion compute(String plan) {
    return verify(
        (rules, factory) -> rules.compute(FleetConstraints.hostLoads(factory)), FLEET, plan);
  }

  @Test
  void kvTransfer_penalizesWhatIsOverTheNetwork() {
    // 2 x 60 Gbit/s on 100 Gbit/s: 20 Gbit/s over
    network("chat/prefill/x2@h1 chat/prefill/x2@h1").penalizesBy(20_000_000);
    // 60 + 2 x 20 fill it
    network("chat/prefill/x2@h1 chat/decode/x1@h1 chat/decode/x1@h1").penalizesBy(0);
    // 120 of 400, and a host without a stated network is never full
    network("chat/prefill/x2@h2 chat/prefill/x2@h2 chat/prefill/x2@a1").penalizesBy(0);
  }

  private SingleConstraintAssertion network(String plan) {
    return verify(
        (rules, factory) -> rules.kvTransfer(FleetConstraints.hostLoads(factory)), FLEET, plan);
  }

  @Test
  void rental_isPaidForAcceleratorsInUse() {
    // 3 of 4 accelerators at $2.5
    rental("chat/prefill/x2@h1 chat/decode/x1@h1").penalizesBy(7_500_000);
    // 5 slices of 250 use 2 accelerators at $0.3
    rental("chat/decode/x0.25@a1 ".repeat(5)).penalizesBy(600_000);
    rental("chat/decode/x0.25@a1 ".repeat(4)).penalizesBy(300_000);
    rental("").penalizesBy(0);
  }

  private SingleConstraintAssertion rental(String plan) {
    return verify(
        (rules, factory) -> rules.rental(FleetConstraints.hostLoads(factory)), FLEET, plan);
  }
}
