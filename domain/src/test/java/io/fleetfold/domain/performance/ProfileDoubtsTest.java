package io.fleetfold.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ProfileDoubts.Doubt;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@link Parts#ROUND} has 500 W, 700 W of host and 50 W when idle: at full load 1,200 W, and no
 * engine of it meets a TTFT of a millisecond, so that the model's figure is full load.
 */
class ProfileDoubtsTest {

  private static final Workload HURRIED = Parts.workload(Parts.TEN, 10, 1000, 101, 1, 1);

  private static MeasuredProfile row(long acceleratorMillis, double rps, double watts) {
    return row(HURRIED, Phase.AGGREGATED, Parts.ROUND, acceleratorMillis, rps, watts);
  }

  private static MeasuredProfile row(
      Workload workload, Phase phase, Accelerator type, long millis, double rps, double watts) {
    return new MeasuredProfile(workload, phase, type, millis, rps, watts);
  }

  private static List<Doubt> doubts(MeasuredProfile row) {
    return new ProfileDoubts().of(row);
  }

  @Test
  void aDeadMeter_isRefusedWithTheModelsFigure() {
    assertThat(doubts(row(2000, 1, 0)))
        .containsExactly(
            new Doubt(
                "watts",
                true,
                "the draw of an engine at work: the meter reads nothing; the performance model says"
                    + " 2400 W for this engine",
                "2400"));
  }

  @Test
  void lessThanIdleDraw_isRefused() {
    // Two accelerators draw 100 W when idle.
    assertThat(doubts(row(2000, 1, 99)))
        .containsExactly(
            new Doubt(
                "watts",
                true,
                "possible: the idle draw of 2 x round is 100 W; the performance model says 2400 W"
                    + " for this engine",
                "2400"));
  }

  @Test
  void kilowattsTypedForWatts_areTurnedBack() {
    assertThat(doubts(row(2000, 1, 2.1)).getFirst().suggestion()).isEqualTo("2100");
    assertThat(doubts(row(2000, 1, 1_900_000)).getFirst().suggestion()).isEqualTo("1900");
    assertThat(doubts(row(2000, 1, 1_900_000)).getFirst().text())
        .startsWith("a likely draw: it is 791.7 times the model's; ");
  }

  /** 2400 W: errors below 240 and above 24,000, warnings below 800 and above 7,200. */
  @ParameterizedTest
  @CsvSource({
    "239.9, refused",
    "240.1, unusual",
    "799.9, unusual",
    "800.1, fine",
    "2400, fine",
    "7199, fine",
    "7201, unusual",
    "23999, unusual",
    "24001, refused"
  })
  void watts_mayBeFarFromTheModels_butNotTooFar(double watts, String verdict) {
    assertThat(doubts(row(2000, 1, watts)))
        .extracting(doubt -> doubt.refused() ? "refused" : "unusual")
        .containsExactlyElementsOf(verdict.equals("fine") ? List.of() : List.of(verdict));
  }

  @Test
  void wattsOfASlice_comeOnTopOfIdle() {
    // Full load of an eighth: (1200 - 50) / 8 = 143.75 W. Its idle draw, 6.25 W, is somebody
    // else's, and a tenth of the model's is 14.4 W.
    assertThat(doubts(row(125, 0.1, 50))).isEmpty();
    assertThat(doubts(row(125, 0.1, 15))).extracting(Doubt::refused).containsExactly(false);
    assertThat(doubts(row(125, 0.1, 14))).extracting(Doubt::refused).containsExactly(true);
    assertThat(doubts(row(125, 0.1, 0)).getFirst().suggestion()).isEqualTo("143.8");
    // A meter that shows the whole accelerator: 8.3 times.
    assertThat(doubts(row(125, 0.1, 1200))).extracting(Doubt::refused).containsExactly(false);
  }

  @Test
  void aTypeWithoutFigures_isHeldToWhatIsSure() {
    var unknown =
        new Accelerator(
            "new",
            "test",
            new Accelerator.Memory(null, null),
            new Accelerator.Compute(null, null, null),
            new Accelerator.PowerDraw(null, 60, null),
            new Accelerator.Scaling(null, null, null),
            new Accelerator.Provenance(null, null, null, null));
    assertThat(doubts(row(HURRIED, Phase.DECODE, unknown, 1000, 1e6, 61))).isEmpty();
    assertThat(doubts(row(HURRIED, Phase.DECODE, unknown, 1000, 1, 59)))
        .containsExactly(
            new Doubt(
                "watts",
                true,
                "possible: the idle draw of 1 x new is 60 W; measure it again",
                null));
    assertThat(doubts(row(HURRIED, Phase.DECODE, unknown, 1000, 1, 0)))
        .extracting(Doubt::refused)
        .containsExactly(true);
  }

  /** 1000 tokens of 2 x 10e9 operations at 100 TFLOPS: 5 requests/s at the roof. */
  @ParameterizedTest
  @CsvSource({"4.99, 0", "5.01, 1", "14.9, 1", "15.1, 2"})
  void prefill_isHeldToCompute(double rps, int doubt) {
    List<Doubt> doubts = doubts(row(HURRIED, Phase.PREFILL, Parts.ROUND, 1000, rps, 1200));
    assertThat(doubts).hasSize(Math.min(1, doubt));
    assertThat(doubts).noneMatch(Doubt::refused);
    assertThat(doubts).allMatch(each -> each.text().endsWith("surely a typo.") == (doubt == 2));
  }

  @Test
  void decode_isHeldToBandwidthOrCompute() {
    // 100 steps of 2 x 10e9 operations at 100 TFLOPS: 50 requests/s. Bytes: weights of 5 GB shared
    // by (100 - 5) GB / (1101 x 50 kB) = 1725 sequences, and 1050.5 x 50 kB of cache: 55.4 MB a
    // step at 1000 GB/s: 180 requests/s.
    assertThat(doubts(row(HURRIED, Phase.DECODE, Parts.ROUND, 1000, 49.9, 1200))).isEmpty();
    assertThat(doubts(row(HURRIED, Phase.DECODE, Parts.ROUND, 1000, 51, 1200)))
        .extracting(Doubt::text)
        .containsExactly(
            "51 requests/s are 1.02 times what the roofline of 1 x round allows, 50 requests/s."
                + " Check the figure.");
    // With contexts of 10,000 and more: 10,050 x 50 kB = 502.5 MB, and 5 GB / 188 sequences = 26.5
    // MB: 529 MB, so 18.9 requests/s.
    Workload longer = Parts.workload(Parts.TEN, 10, 10_000, 101, 1, 1);
    assertThat(doubts(row(longer, Phase.DECODE, Parts.ROUND, 1000, 18.8, 1200))).isEmpty();
    assertThat(doubts(row(longer, Phase.DECODE, Parts.ROUND, 1000, 19.1, 1200))).hasSize(1);
  }

  @Test
  void aggregated_doesBoth() {
    // 1000 prompt tokens and 100 more: 100e12 / (1100 x 2 x 10e9) = 4.545 requests/s.
    assertThat(doubts(row(1000, 4.5, 1200))).isEmpty();
    assertThat(doubts(row(1000, 4.6, 1200))).hasSize(1);
  }

  @Test
  void whatIsCached_isNotRead() {
    var requests = new Workload.Requests(1000, 101, 0.9);
    Workload cached = Parts.workload(Parts.TEN, 10, requests, new Workload.Targets(1, 1), null);
    assertThat(doubts(row(cached, Phase.PREFILL, Parts.ROUND, 1000, 49, 1200))).isEmpty();
    assertThat(doubts(row(cached, Phase.PREFILL, Parts.ROUND, 1000, 51, 1200))).hasSize(1);
  }
}
