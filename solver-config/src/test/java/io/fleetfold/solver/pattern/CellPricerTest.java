package io.fleetfold.solver.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.RandomPrices;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.Item;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class CellPricerTest {

  private static final int FLEETS = 150;
  private static final int WIDE = 1 << 20;
  private static final double NONE = Double.NEGATIVE_INFINITY;

  /** What a test says of one cell at prices; {@code best} is the worth of its best pattern. */
  private interface Claim {
    void check(CellClass cellClass, Prices prices, CellPricer pricer, double best);
  }

  private static RandomFleet tiny(long seed) {
    return new RandomFleet(RandomFleet.Size.TINY, seed);
  }

  private static void onRandomCells(LongFunction<RandomFleet> fleets, Claim claim) {
    for (long seed = 0; seed < FLEETS; seed++) {
      String text = fleets.apply(seed).text();
      CellMap cells = CellMap.of(FleetIndex.of(TextFleet.problem(text)));
      Prices prices = RandomPrices.of(cells, seed);
      var pricer = new CellPricer();
      for (CellClass cellClass : cells.classes()) {
        try {
          claim.check(cellClass, prices, pricer, AllPatterns.best(cellClass, prices));
        } catch (AssertionError e) {
          throw new AssertionError("seed " + seed + "\n" + text, e);
        }
      }
    }
  }

  private static void findsTheOptimum(
      CellClass cellClass, Prices prices, CellPricer pricer, double best) {
    var result = pricer.price(cellClass, prices, NONE, WIDE, 3);
    assertThat(result.value()).isCloseTo(best, within(1e-3));
    assertThat(result.upperBound()).isCloseTo(best, within(1e-3));
    assertThat(result.patterns().getFirst().value(cellClass, prices)).isCloseTo(best, within(1e-3));
  }

  private static void isValid(CellClass cellClass, Prices prices, CellPricer pricer, double best) {
    assertThat(CellPricer.relaxed(cellClass, prices)).isGreaterThanOrEqualTo(best - 1e-3);
    for (int beam = 1; beam < 6; beam += 2) {
      var result = pricer.price(cellClass, prices, NONE, beam, 5);
      assertThat(result.upperBound()).as("beam %s", beam).isGreaterThanOrEqualTo(best - 1e-3);
      assertThat(result.patterns()).isNotEmpty();
      result.patterns().forEach(pattern -> isAsItSays(cellClass, prices, pattern, best));
    }
    var quick = pricer.bestOf(cellClass, prices, NONE, 8, 2);
    assertThat(quick.upperBound()).isGreaterThanOrEqualTo(best - 1e-3);
  }

  private static void isAsItSays(CellClass cellClass, Prices prices, Pattern pattern, double best) {
    assertThat(AllPatterns.isFeasible(cellClass, pattern)).isTrue();
    var copies = AllPatterns.copies(cellClass, pattern);
    assertThat(pattern.draw()).isEqualTo(AllPatterns.draw(cellClass, copies));
    assertThat(pattern.value(cellClass, prices))
        .isCloseTo(AllPatterns.value(cellClass, copies, prices), within(1e-3))
        .isLessThanOrEqualTo(best + 1e-3);
  }

  @Test
  void wholeAccelerators_findsTheOptimum() {
    onRandomCells(seed -> tiny(seed).withShards(false, false), CellPricerTest::findsTheOptimum);
  }

  @Test
  void wholeAccelerators_isValidWithANarrowBeam() {
    onRandomCells(seed -> tiny(seed).withShards(false, false), CellPricerTest::isValid);
  }

  @Test
  void slices_findsTheOptimum() {
    onRandomCells(seed -> tiny(seed).withShards(true, false), CellPricerTest::findsTheOptimum);
  }

  @Test
  void slices_isValidWithANarrowBeam() {
    onRandomCells(seed -> tiny(seed).withShards(true, false), CellPricerTest::isValid);
  }

  @Test
  void shardsInForce_findsTheOptimum() {
    onRandomCells(
        seed -> tiny(seed).withShards(true, false).withPrevious(3, false),
        CellPricerTest::findsTheOptimum);
  }

  @Test
  void pinnedShards_isValid() {
    onRandomCells(
        seed -> tiny(seed).withShards(true, false).withPrevious(3, true), CellPricerTest::isValid);
  }

  @Test
  void networkLimits_isValid() {
    onRandomCells(seed -> tiny(seed).withShards(false, true), CellPricerTest::isValid);
  }

  @Test
  void aFloorThatNothingBeatsComesBack() {
    onRandomCells(
        seed -> tiny(seed).withShards(false, false),
        (cellClass, prices, pricer, best) -> {
          var result = pricer.price(cellClass, prices, best + 1, WIDE, 3);
          assertThat(result.value()).isEqualTo(best + 1);
          assertThat(result.upperBound()).isEqualTo(best + 1);
        });
  }

  @Test
  void fillKeepsALowerLimitAndServesTheShortfallFirst() {
    // prefill pays 1 $/h for a shard, decode next to nothing and a premium of 5 $/h for two shards
    CellMap cells =
        CellMap.of(
            FleetIndex.of(
                TextFleet.problem(
                    """
                    site fra
                    domain rack limit_w=9000
                    type h100
                    host a fra rack h100 4
                    workload chat rps=10 usd_per_request=0.001
                    profile chat/prefill/x1 h100 rps=1 watts=1000
                    profile chat/decode/x1 h100 rps=1 watts=1000
                    """)));
    CellClass cellClass = cells.classes().getFirst();
    Prices prices = Prices.zero(1, 3, 1);
    prices.flows()[0][0] = 1;
    prices.flows()[0][1] = 1e-6;
    var missing =
        new Shortfall() {
          @Override
          public double copies(Item item) {
            return item.flow() == 1 ? 2 : 0;
          }

          @Override
          public double premium(Item item) {
            return 5e6;
          }
        };
    var pricer = new CellPricer();
    for (long limit : new long[] {4_000_000, 3_000_000, 2_000_000}) {
      Pattern filled = pricer.fill(cellClass, limit, prices, missing, 8, 1).getFirst();
      assertThat(filled.draw()).isLessThanOrEqualTo(limit);
      assertThat(filled.itemsOn(cellClass, 0)).filteredOn(item -> item.flow() == 1).hasSize(2);
    }
  }

  @Test
  void pricesOfTheLimitsOfACellThatPowerBinds() {
    // 2,500 W for shards of 1,000 W that are worth 1 $/h each: a milliwatt is worth 1 micro-dollar
    CellMap cells =
        CellMap.of(
            FleetIndex.of(
                TextFleet.problem(
                    """
                    site fra
                    domain rack limit_w=2500
                    type h100
                    host a fra rack h100 4
                    workload chat rps=10 usd_per_request=0.001
                    profile chat/prefill/x1 h100 rps=1 watts=1000
                    """)));
    CellClass cellClass = cells.classes().getFirst();
    Prices prices = Prices.zero(1, 3, 1);
    prices.flows()[0][0] = 1;
    assertThat(CellPrices.of(cellClass, prices).power()).isCloseTo(1, within(1e-9));
    assertThat(CellPrices.of(cellClass, prices).accelerator(0)).isCloseTo(0, within(1e-3));
    assertThat(CellPricer.relaxed(cellClass, prices)).isCloseTo(2.5e6, within(1e-3));
  }
}
