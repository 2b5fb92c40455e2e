package io.fleetfold.solver.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fixture.TextFleet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HostClassTest {

  /** The bins of a rack of two hosts with so many accelerators and shards of these sizes. */
  private static List<Bin> bins(int accelerators, String... sizes) {
    var text = new StringBuilder("site fra\ndomain rack limit_w=90000\ntype h100\n");
    text.append("host a fra rack h100 " + accelerators + "\n");
    text.append("host b fra rack h100 " + accelerators + "\n");
    text.append("workload chat rps=10 usd_per_request=0.001\n");
    for (String size : sizes) {
      text.append("profile chat/aggregated/x" + size + " h100 rps=1 watts=100\n");
    }
    return CellMap.of(FleetIndex.of(TextFleet.problem(text.toString()))).bins();
  }

  @Test
  void sizesThatDivideEachOtherAndTheHostPackFreely() {
    assertThat(bins(8, "1", "2", "4")).hasSize(1);
    assertThat(bins(3, "0.125", "0.5", "1")).hasSize(1);
  }

  @Test
  void threeDoesNotPackFreelyWithTwoNorIntoEight() {
    assertThat(bins(6, "2", "3")).hasSize(2);
    assertThat(bins(8, "3")).hasSize(2);
  }

  @Test
  void slicesAreCountedInEighthsAndWholeAcceleratorsInOnes() {
    assertThat(bins(4, "0.25", "1").getFirst().units()).isEqualTo(64);
    assertThat(bins(4, "1").getFirst().units()).isEqualTo(8);
  }

  @Test
  void touchedAcceleratorsAreRoundedUp() {
    HostClass host = bins(4, "0.25", "1").getFirst().hostClass();
    assertThat(List.of(host.acceleratorsUsed(0), host.acceleratorsUsed(1))).containsExactly(0, 1);
    assertThat(List.of(host.acceleratorsUsed(8), host.acceleratorsUsed(9))).containsExactly(1, 2);
  }

  @Test
  void largestShardsArePackedFirst() {
    Bin bin = bins(4, "1", "2", "4").getFirst();
    // items by size 1, 2, 4: a takes the four, b the two and the ones
    assertThat(TextFleet.text(bin.pack(new int[] {0, 1, 2, 0})))
        .isEqualTo(
            "chat/aggregated/x1@b chat/aggregated/x1@b chat/aggregated/x2@b chat/aggregated/x4@a");
  }

  @Test
  void everyMixThatFitsTheSumFitsTheHosts() {
    Bin bin = bins(2, "0.25", "0.5", "1", "2").getFirst();
    // 0.25 + 0.5 + 1 + 2 + 0.25 accelerators: four in all
    var used =
        bin.pack(new int[] {0, 1, 2, 3, 0}).stream()
            .collect(
                Collectors.groupingBy(
                    (Placement placement) -> placement.host().id(),
                    Collectors.summingLong(placement -> placement.kind().acceleratorMillis())));
    assertThat(used).containsEntry("a", 2000L).containsEntry("b", 2000L);
  }

  /** A host of 8 accelerators with so much network; a prefill shard sends 10 Gbit/s and takes 2. */
  private static HostClass host(String networkGbit, String previous) {
    return CellMap.of(
            FleetIndex.of(
                TextFleet.problem(
                    """
                    site fra
                    domain rack
                    type h100
                    host a fra rack h100 8 network_gbit_s=%s
                    workload chat rps=10 usd_per_request=0.001
                    profile chat/prefill/x2 h100 rps=4 watts=100 kv_gbit_s=10
                    profile chat/decode/x1 h100 rps=4 watts=100 kv_gbit_s=4
                    """
                            .formatted(networkGbit)
                        + previous)))
        .bins()
        .getFirst()
        .hostClass();
  }

  @Test
  void aNetworkThatNoPlanCanFillIsNoLimit() {
    // four prefill shards: 4 x 10 Gbit/s; 8 decode shards: 8 x 4 = 32 Gbit/s
    assertThat(host("40", "").kilobitLimit()).isEqualTo(Long.MAX_VALUE);
    assertThat(host("39.9", "").kilobitLimit()).isEqualTo(39_900_000);
  }

  @Test
  void pinnedShardsUseTheNetworkToo() {
    String pinned = "previous chat/prefill/x2@a pinned=true\n";
    // 6 accelerators are left for 3 x 10 Gbit/s, and the pinned shard sends 10
    assertThat(host("40", pinned).kilobitLimit()).isEqualTo(Long.MAX_VALUE);
    assertThat(host("39.9", pinned).kilobitLimit()).isEqualTo(29_900_000);
  }
}
