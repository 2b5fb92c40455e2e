package io.fleetfold.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A looser target never makes a workload dearer to serve: every engine that met the tighter one is
 * there with at least its rate, or smaller ones do its work.
 *
 * <p>A larger size is not offered where it serves hardly more per accelerator ({@code
 * useful_size_gain}, 2 %), or where a smaller one carries the whole demand already.
 */
class LooserTargetsTest {

  private static final int DRAWS = 1500;
  private static final double NO_GAIN = 1.02;

  private final Random random = new Random(20260801);
  private final ClosedForm model = ClosedForm.bundled();

  @ParameterizedTest
  @EnumSource(Phase.class)
  void noEngineIsLost(Phase phase) {
    for (int draw = 0; draw < DRAWS; draw++) {
      Accelerator type = pick(BundledCatalogue.accelerators());
      Workload tight = workload();
      Workload loose = looser(tight);
      List<ShardProfile> now = model.prospect(loose, phase, type, 8).profiles();
      for (ShardProfile before : model.prospect(tight, phase, type, 8).profiles()) {
        assertThat(now)
            .as("%s %s %s of %s at %s, then %s", phase, before, type, tight.model(), tight, loose)
            .anyMatch(engine -> replaces(engine, before, loose));
      }
    }
  }

  /** No larger, and as good for each accelerator and watt, or enough for all there is to do. */
  private static boolean replaces(ShardProfile engine, ShardProfile before, Workload workload) {
    double size = (double) before.acceleratorMillis() / engine.acceleratorMillis();
    boolean asGood =
        engine.rateMicroRps() * size * NO_GAIN >= before.rateMicroRps()
            && wattsPerRequest(engine) <= wattsPerRequest(before) * NO_GAIN;
    boolean same = size == 1 && engine.rateMicroRps() >= before.rateMicroRps();
    return same || (size > 1 && (asGood || engine.rateMicroRps() >= workload.demandMicroRps()));
  }

  private static double wattsPerRequest(ShardProfile engine) {
    return (double) engine.milliwatts() / engine.rateMicroRps();
  }

  private Workload workload() {
    return Parts.workload(
        pick(BundledCatalogue.models()),
        between(0.05, 100),
        Math.rint(between(1, 8000)),
        Math.rint(between(1, 1000)),
        between(50, 10_000),
        between(3, 250));
  }

  private Workload looser(Workload tight) {
    Workload.Targets targets = tight.targets();
    return Parts.workload(
        tight.model(),
        tight.demand().requestsPerSecond(),
        tight.requests(),
        new Workload.Targets(targets.ttftMillis() * factor(), targets.tpotMillis() * factor()),
        null);
  }

  private double factor() {
    return random.nextInt(3) == 0 ? 1 : between(1.01, 4);
  }

  /** As likely to be small as large. */
  private double between(double least, double most) {
    return least * Math.pow(most / least, random.nextDouble());
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
