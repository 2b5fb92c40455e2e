package io.fleetfold.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnservedReasonTest {

  private static final String FLEET =
      """
      site fra usd_per_kwh=0.1
      site ams usd_per_kwh=0.1
      domain feed limit_w=9000
      domain fra1 under=feed limit_w=2000
      domain ams1 under=feed
      type H100 memory_gb=80 bandwidth_gb_s=3350 idle_w=50
      host h1 fra fra1 H100 4 network_gbit_s=100
      host h2 ams ams1 H100 2 network_gbit_s=100
      """;
  private static final String CHAT =
      """
      workload chat rps=40 usd_per_request=0.001
      profile chat/aggregated/x1 H100 rps=5 watts=700 memory_mb=79000 bandwidth_mb_s=3000000
      """;

  private static UnservedReason reason(String fleet, String plan) {
    var scenario = Scenario.of(fleet);
    var problem = scenario.problem();
    List<UnservedReason> reasons = UnservedReason.of(problem, scenario.placements(problem, plan));
    assertThat(reasons).hasSize(1);
    return reasons.getFirst();
  }

  @Test
  void served_needsNoReason() {
    var scenario = Scenario.of(FLEET + CHAT.replace("rps=40", "rps=5"));
    assertThat(UnservedReason.of(scenario.problem(), scenario.placements("chat/aggregated/x1@h1")))
        .isEmpty();
  }

  @Test
  void power_namesTheFullDomains() {
    // fra1: 2 x 700 + 2 x 50 = 1,500, and one more is 650 more
    var reason = reason(FLEET + CHAT, "chat/aggregated/x1@h1 chat/aggregated/x1@h1");
    assertThat(reason.limit()).isEqualTo(BindingLimit.ROOM_LEFT);
    String full =
        "chat/aggregated/x1@h1 chat/aggregated/x1@h1 chat/aggregated/x1@h2 chat/aggregated/x1@h2";
    reason =
        reason(
            FLEET.replace("host h2 ams ams1 H100 2", "host h2 fra fra1 H100 2"),
            CHAT,
            full.substring(0, 43));
    assertThat(reason.limit()).isEqualTo(BindingLimit.POWER);
    assertThat(reason.sentence())
        .isEqualTo(
            "chat misses 30 of 40 requests/s: on 2 of 2 usable hosts power is full (fra1"
                + " has 0.4 kW left)");
  }

  private static UnservedReason reason(String fleet, String workload, String plan) {
    return reason(fleet + workload, plan);
  }

  @Test
  void power_namesTheHighestDomainThatIsFull() {
    // feed: 2 x 700 + 2 x 50 + 2 x 50 = 1,600 of 1,700; fra1: 1,500 of 2,000 has no room for 650
    // either
    var reason =
        reason(
            FLEET.replace("limit_w=9000", "limit_w=1700") + CHAT,
            "chat/aggregated/x1@h1 chat/aggregated/x1@h1");
    assertThat(reason.sentence())
        .endsWith("on 2 of 2 usable hosts power is full (feed has 0.1 kW left)");
  }

  @Test
  void accelerators_areAllInUse() {
    var reason =
        reason(
            FLEET.replace("limit_w=2000", "limit_w=2900") + CHAT,
            "chat/aggregated/x1@h1 ".repeat(4) + "chat/aggregated/x1@h2 ".repeat(2));
    assertThat(reason.limit()).isEqualTo(BindingLimit.ACCELERATORS);
    assertThat(reason.sentence())
        .isEqualTo(
            "chat misses 10 of 40 requests/s: "
                + "on 2 of 2 usable hosts too few accelerators are free (H100)");
  }

  @Test
  void limits_areRankedByHosts() {
    // h1 is full of power, h2 and h3 of shards
    var reason =
        reason(
            FLEET + "host h3 ams ams1 H100 1\n" + CHAT,
            "chat/aggregated/x1@h1 chat/aggregated/x1@h1 chat/aggregated/x1@h2"
                + " chat/aggregated/x1@h2 chat/aggregated/x1@h3");
    assertThat(reason.limit()).isEqualTo(BindingLimit.ACCELERATORS);
    assertThat(reason.sentence())
        .endsWith(
            "on 2 of 3 usable hosts too few accelerators are free (H100); "
                + "on 1 of 3 usable hosts power is full (fra1 has 0.5 kW left)");
  }

  @Test
  void memory_bandwidth_andNetworkBindWhileAcceleratorsAreFree() {
    String slice =
        """
        workload chat rps=40 usd_per_request=0.001
        profile chat/aggregated/x0.5 H100 rps=5 %s
        """;
    assertThat(
            reason(FLEET + slice.formatted("memory_mb=170000"), "chat/aggregated/x0.5@h1").limit())
        .isEqualTo(BindingLimit.MEMORY);
    assertThat(
            reason(FLEET + slice.formatted("bandwidth_mb_s=7000000"), "chat/aggregated/x0.5@h1")
                .limit())
        .isEqualTo(BindingLimit.MEMORY_BANDWIDTH);
    assertThat(
            reason(
                    FLEET + slice.formatted("kv_kbit_s=60000000"),
                    "chat/aggregated/x0.5@h1 chat/aggregated/x0.5@h2")
                .limit())
        .isEqualTo(BindingLimit.KV_TRANSFER);
  }

  @Test
  void noPlacement_givesTheRefusals() {
    var reason =
        reason(
            FLEET
                + """
                workload chat rps=40 sites=ams
                refuse chat/prefill H100 latency 900 ms to the first token, 500 allowed
                refuse chat/decode H100 memory too large
                refuse chat/aggregated H100 memory too large
                """,
            "");
    assertThat(reason.limit()).isEqualTo(BindingLimit.NO_PLACEMENT);
    assertThat(reason.sentence())
        .isEqualTo(
            "chat misses 40 of 40 requests/s: no active host of its sites (ams) can"
                + " serve it: 900 ms to the first token, 500 allowed, too large");
  }

  @Test
  void noPlacement_whenHostsAreDrainedOrTooSmall() {
    var reason =
        reason(
            FLEET.replace("H100 4 ", "H100 4 status=drain ")
                + """
                workload chat rps=4
                profile chat/aggregated/x4 H100 rps=5
                """,
            "");
    assertThat(reason.limit()).isEqualTo(BindingLimit.NO_PLACEMENT);
  }

  @Test
  void notProfitable_showsTheSum() {
    // 5 requests/s x 3,600 x $0.000001 = $0.018; (0.7 - 0.05 idle) kW x $0.1 + $0.5 rental = $0.565
    var reason =
        reason(
            (FLEET + CHAT)
                .replace("usd_per_request=0.001", "usd_per_request=0.000001")
                .replace("H100 4 ", "H100 4 rent=0.5 ")
                .replace("H100 2 ", "H100 2 rent=0.6 "),
            "");
    assertThat(reason.limit()).isEqualTo(BindingLimit.NOT_PROFITABLE);
    assertThat(reason.sentence())
        .endsWith(
            "one more shard would cost more than it earns "
                + "(chat/aggregated/x1 on h1: earns 0.018 $/h, costs 0.565 $/h)");
  }

  @Test
  void promises_areWantedAtAnyPrice() {
    var reason =
        reason(
            (FLEET + CHAT).replace("usd_per_request=0.001", "promised=0.5"),
            "chat/aggregated/x1@h2");
    assertThat(reason.limit()).isEqualTo(BindingLimit.ROOM_LEFT);
  }

  private static final String PAIRS =
      """
      workload chat rps=40 usd_per_request=0.001
      profile chat/prefill/x1 H100 rps=10 watts=700 kv_kbit_s=60000000
      profile chat/decode/x1 H100 rps=4 watts=500 kv_kbit_s=24000000
      """;

  @Test
  void pairs_lackTheSecondShard() {
    // one accelerator is free: decode fits, prefill does not any more
    var reason =
        reason(FLEET.replace("H100 4 ", "H100 1 ").replace("H100 2 ", "H100 1 ") + PAIRS, "");
    assertThat(reason.limit()).isEqualTo(BindingLimit.ACCELERATORS);
    assertThat(reason(FLEET + PAIRS, "").limit()).isEqualTo(BindingLimit.ROOM_LEFT);
  }

  @Test
  void pairs_waitForTheScarcerPhase() {
    // fra: 20 of prefill, 4 of decode, 3 accelerators of 4 in use, 1,950 of 2,000 W; ams: nothing,
    // and a pair breaks 100 Gbit/s
    var reason =
        reason(
            FLEET
                    .replace("network_gbit_s=100", "network_gbit_s=150")
                    .replace("H100 2 network_gbit_s=150", "H100 2 network_gbit_s=50")
                + PAIRS,
            "chat/prefill/x1@h1 chat/prefill/x1@h1 chat/decode/x1@h1");
    assertThat(reason.limit()).isEqualTo(BindingLimit.KV_TRANSFER);
    assertThat(reason.sentence()).contains("in fra 16 requests/s of prefill waits for decode");
  }

  @Test
  void pairs_findRoomForThePhaseThatIsWaitedFor() {
    String fleet =
        FLEET.replace("limit_w=2000", "limit_w=2500").replace("_s=100", "_s=200") + PAIRS;
    // 8 of decode wait: a prefill shard serves them; 8 x 3.6 less (0.7 - 0.05 idle) kW x $0.1
    assertThat(reason(fleet, "chat/decode/x1@h1 chat/decode/x1@h1").sentence())
        .endsWith(
            "one more shard would fit and pay (chat/prefill/x1 on h1: earns 28.8 $/h, costs"
                + " 0.065 $/h)");
    // 10 of prefill wait: a decode shard serves 4
    assertThat(reason(fleet, "chat/prefill/x1@h1").sentence())
        .endsWith(
            "one more shard would fit and pay (chat/decode/x1 on h1: earns 14.4 $/h, costs"
                + " 0.045 $/h)");
  }

  @Test
  void starts_costWhatMigrationSays() {
    // 90 s at $4 an hour, spread over 10 hours
    String fleet =
        FLEET
            + CHAT
            + "migration usd_per_accelerator_hour=4 horizon_hours=10 warm_up_s=88.56"
            + " load_gbit_s=50\n";
    assertThat(reason(fleet + "previous chat/aggregated/x1@h1\n", "").sentence())
        .contains("on h1: earns 18 $/h, costs 0.065 $/h");
    assertThat(
            reason(fleet + "previous chat/aggregated/x1@h2\n", "chat/aggregated/x1@h2 ".repeat(2))
                .sentence())
        .contains("on h1: earns 18 $/h, costs 0.075 $/h");
  }
}
