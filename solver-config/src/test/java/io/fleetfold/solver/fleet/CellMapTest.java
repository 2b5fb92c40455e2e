package io.fleetfold.solver.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.solver.fixture.TextFleet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellMapTest {

  private static final String CHAT =
      """
      workload chat rps=10 usd_per_request=0.001
      profile chat/prefill/x1 h100 rps=4 watts=1000
      profile chat/decode/x1 h100 rps=2 watts=700
      """;

  private static CellMap cells(String text) {
    return CellMap.of(FleetIndex.of(TextFleet.problem(text)));
  }

  private static List<String> hosts(Cell cell) {
    return cell.hosts().stream().map(Host::id).toList();
  }

  private static List<String> linking(CellMap cells, CellClass cellClass) {
    return Arrays.stream(cellClass.linkingDomains())
        .mapToObj(domain -> cells.index().domain(domain).id())
        .toList();
  }

  @Test
  void racksWithTheSameHostsAndLimitAreOneClass() {
    CellMap cells =
        cells(
            """
            site fra
            domain row limit_w=9000
            domain r1 under=row limit_w=4000
            domain r2 under=row limit_w=4000
            domain r3 under=row limit_w=3999
            type h100 idle_w=60
            host a fra r1 h100 8
            host b fra r1 h100 8
            host c fra r2 h100 8
            host d fra r2 h100 8
            host e fra r3 h100 8
            host f fra r3 h100 8
            """
                + CHAT);
    assertThat(cells.cells().stream().map(CellMapTest::hosts))
        .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e", "f"));
    assertThat(cells.classes().stream().map(c -> c.cells().size())).containsExactly(2, 1);
    // 4,000 W less the idle draw of 2 hosts x 8 x 60 W = 960 W
    assertThat(cells.classes().getFirst().limit()).isEqualTo(3_040_000);
    assertThat(linking(cells, cells.classOf(0))).containsExactly("row");
    // all items take one accelerator, so a rack is one bin
    assertThat(cells.bins().stream().map(Bin::units)).containsExactly(16, 16, 16);
  }

  @Test
  void hostsThatOnlySharedLimitsLinkAreOneCell() {
    CellMap cells =
        cells(
            """
            site fra
            domain hall limit_w=9000
            domain row under=hall
            domain other under=hall
            type h100 idle_w=60
            host a fra row h100 8
            host b fra other h100 8
            """
                + CHAT);
    assertThat(cells.cells().stream().map(CellMapTest::hosts)).containsExactly(List.of("a", "b"));
    assertThat(cells.classes().getFirst().limit()).isEqualTo(Long.MAX_VALUE);
    assertThat(linking(cells, cells.classes().getFirst())).containsExactly("hall");
    assertThat(cells.bins().stream().map(Bin::units)).containsExactly(16);
  }

  @Test
  void hostsThatDifferAreCellsOfTheirOwn() {
    CellMap cells =
        cells(
            """
            site fra
            domain hall limit_w=9000
            domain row under=hall limit_w=5000
            domain rack under=row
            type h100 idle_w=60
            host a fra hall h100 8
            host b fra rack h100 8
            host c fra hall h100 8 rent=2
            host d fra hall h100 4
            """
                + CHAT);
    assertThat(cells.cells().stream().map(CellMapTest::hosts))
        .containsExactlyInAnyOrder(List.of("a"), List.of("b"), List.of("c"), List.of("d"));
  }

  @Test
  void hostsThatDoNotPackAsOneAreCellsOfTheirOwn() {
    // two shards of x3 fit a host of 8 accelerators, but not five fit two hosts
    CellMap cells =
        cells(
            """
            site fra
            domain hall limit_w=9000
            domain row under=hall
            type h100
            host a fra row h100 8
            host b fra row h100 8
            workload chat rps=10 usd_per_request=0.001
            profile chat/aggregated/x3 h100 rps=4 watts=3000
            """);
    assertThat(cells.cells()).hasSize(2);
    assertThat(cells.classes()).hasSize(1);
  }

  @Test
  void aDomainWithMoreThanTwelveHostsIsCutIntoCellsOfUpToADozen() {
    var text = new StringBuilder("site fra\ndomain hall limit_w=90000\ntype h100\n");
    IntStream.range(0, 26).forEach(i -> text.append("host h" + i + " fra hall h100 8\n"));
    CellMap cells = cells(text + CHAT);
    assertThat(cells.cells().stream().map(cell -> cell.hosts().size())).containsExactly(8, 9, 9);
    assertThat(linking(cells, cells.classes().getFirst())).containsExactly("hall");
    assertThat(cells.headroom(0)).isEqualTo(90_000_000);
  }

  /** A rack of one host with 8 accelerators, whose busiest shards draw 1,000 W each. */
  private static CellClass rack(int limitWatts) {
    return cells(
            """
            site fra
            domain rack limit_w=%d
            type h100 idle_w=60
            host a fra rack h100 8
            """
                    .formatted(limitWatts)
                + CHAT)
        .classes()
        .getFirst();
  }

  @Test
  void aLimitThatNoPlanCanMeetIsNone() {
    // idle 8 x 60 W, and 8 prefill shards draw 8 x (1,000 - 60) W more: 8,000 W
    assertThat(rack(8001).limit()).isEqualTo(Long.MAX_VALUE);
    assertThat(rack(8000).limit()).isEqualTo(Long.MAX_VALUE);
    assertThat(rack(7999).limit()).isEqualTo(7_999_000 - 8 * 60_000);
  }

  @Test
  void aSharedLimitThatNoPlanCanMeetLinksNothing() {
    String fleet =
        """
        site fra
        domain hall limit_w=%d
        domain row under=hall limit_w=9000
        type h100
        host a fra row h100 8
        host b fra hall h100 8
        """;
    // 16 accelerators at 1,000 W; row feeds 8 of them with 9,000 W
    CellMap loose = cells(fleet.formatted(16_000) + CHAT);
    assertThat(linking(loose, loose.classes().getFirst())).isEmpty();
    assertThat(loose.cells().stream().map(CellMapTest::hosts)).containsExactly(List.of("a", "b"));
    CellMap tight = cells(fleet.formatted(15_999) + CHAT);
    assertThat(linking(tight, tight.classes().getFirst())).containsExactly("hall");
  }

  @Test
  void aDomainThatFeedsHostsAndDomainsLinksItsHosts() {
    CellMap cells =
        cells(
            """
            site fra
            domain row limit_w=9000
            domain rack under=row limit_w=4000
            type h100
            host a fra row h100 8
            host b fra rack h100 8
            """
                + CHAT);
    assertThat(cells.classes().stream().map(CellClass::limit))
        .containsExactly(4_000_000L, Long.MAX_VALUE);
    assertThat(linking(cells, cells.classes().getLast())).containsExactly("row");
  }

  @Test
  void hostsOfTwoSitesUnderOneDomainAreCellsOfTheirOwn() {
    CellMap cells =
        cells(
            """
            site fra
            site ams
            domain hall limit_w=9000
            type h100
            host a fra hall h100 8
            host b ams hall h100 8
            """
                + CHAT);
    assertThat(cells.classes()).hasSize(2);
    assertThat(cells.bins().stream().map(Bin::zone)).containsExactly(0, 1);
  }

  @Test
  void drainedAndOfflineHostsAreLeftOut_butDrainedOnesIdle() {
    CellMap cells =
        cells(
            """
            site fra
            domain rack limit_w=4000
            domain dark limit_w=4000
            type h100 idle_w=60
            host a fra rack h100 8 status=drain
            host b fra rack h100 8
            host c fra rack h100 8 status=offline
            host d fra dark h100 8 status=drain
            """
                + CHAT);
    assertThat(cells.cells().stream().map(CellMapTest::hosts)).containsExactly(List.of("b"));
    assertThat(cells.classes().getFirst().limit()).isEqualTo(4_000_000 - 16 * 60_000);
  }

  @Test
  void pinnedShardsTakeRoomAndPowerAndFeedFlows() {
    CellMap cells =
        cells(
            """
            site fra
            domain rack limit_w=3000
            type h100 idle_w=60
            host a fra rack h100 4
            previous chat/prefill/x1@a pinned=true
            previous chat/decode/x1@a pinned=true
            previous chat/decode/x1@a
            """
                + CHAT);
    HostClass host = cells.bins().getFirst().hostClass();
    assertThat(host.units()).isEqualTo(2);
    assertThat(host.kept().stream().map(HostClass.Kept::shards)).containsExactly(1);
    // 3,000 W - idle 4 x 60 W - pinned (1,000 - 60) W and (700 - 60) W
    assertThat(cells.classes().getFirst().limit()).isEqualTo(1_180_000);
    assertThat(cells.pinnedFlowTotals()).isEqualTo(new long[][] {{4_000_000, 2_000_000, 0}});
  }

  @Test
  void kindsThatTheIndexDoesNotAllowAreNoItems() {
    var problem =
        TextFleet.problem(
            """
            site fra
            domain rack
            type h100
            host a fra rack h100 4
            """
                + CHAT);
    var index = FleetIndex.of(problem, kind -> kind.phase() == Phase.DECODE);
    assertThat(CellMap.of(index).bins().getFirst().hostClass().items())
        .extracting(item -> item.kind().text())
        .containsExactly("chat/decode/x1");
  }
}
