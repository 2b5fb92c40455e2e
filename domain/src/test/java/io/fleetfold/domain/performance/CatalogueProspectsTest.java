package io.fleetfold.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every model of the catalogue on every accelerator of the catalogue, in three kinds of work. */
class CatalogueProspectsTest {

  private static final int HOST = 8;
  private final ClosedForm model = ClosedForm.bundled();

  private static List<Workload> workloads(Model served) {
    return List.of(
        Parts.workload(served, 1e6, 1500, 250, 1000, 50),
        Parts.workload(served, 0.02, 30_000, 1, 20_000, 100),
        Parts.workload(
            served,
            5,
            new Workload.Requests(1, 4000, 1.0),
            new Workload.Targets(5000, 1000),
            null));
  }

  @Test
  void everyProfile_keepsTheLimitsOfItsAcceleratorsAndItsTargets() {
    long profiles = 0;
    for (Accelerator type : BundledCatalogue.accelerators()) {
      for (Model served : BundledCatalogue.models()) {
        for (Workload workload : workloads(served)) {
          for (Phase phase : Phase.values()) {
            for (ShardProfile profile : model.prospect(workload, phase, type, HOST).profiles()) {
              check(workload, phase, type, profile);
              profiles++;
            }
          }
        }
      }
    }
    assertThat(profiles).isGreaterThan(10_000);
  }

  private static void check(
      Workload workload, Phase phase, Accelerator type, ShardProfile profile) {
    String what = workload.model() + " " + phase + " " + type + " " + profile;
    double accelerators = profile.accelerators();
    assertThat(profile.rateMicroRps()).as(what).isPositive();
    assertThat(accelerators).as(what).isBetween(0.125, (double) HOST);
    assertThat((double) profile.footprint().memoryMegabytes())
        .as(what)
        .isBetween(1.0, 0.9001 * 1e3 * type.memory().capacityGb() * accelerators);
    assertThat((double) profile.footprint().memoryBandwidthMegabytesPerSecond())
        .as(what)
        .isBetween(0.0, 1e3 * type.memory().bandwidthGbPerSecond() * accelerators);
    assertThat(profile.milliwatts()).as(what).isPositive();
    double target = Math.max(workload.targets().ttftMillis(), workload.targets().tpotMillis());
    assertThat(profile.engine().latencyMillis()).as(what).isBetween(0.0, 0.8001 * target);
  }

  @Test
  void everyRefusal_givesFigures() {
    for (Accelerator type : BundledCatalogue.accelerators()) {
      for (Model served : BundledCatalogue.models()) {
        Prospect prospect =
            model.prospect(Parts.workload(served, 1, 1500, 250, 100, 5), Phase.DECODE, type, 1);
        if (prospect.refusal() != null) {
          assertThat(prospect.refusal().sentence())
              .contains(type.id())
              .doesNotContain("NaN")
              .doesNotContain("Infinity");
        }
      }
    }
  }

  @Test
  void slices_shareAnAcceleratorWithoutOverfillingIt() {
    for (Accelerator type : BundledCatalogue.accelerators()) {
      for (Model served : BundledCatalogue.models()) {
        var workload = Parts.workload(served, 0.02, 500, 50, 5000, 200);
        for (ShardProfile profile :
            model.prospect(workload, Phase.AGGREGATED, type, 1).profiles()) {
          double share = profile.accelerators();
          assertThat(profile.footprint().memoryMegabytes())
              .isLessThanOrEqualTo((long) (share * 1e3 * type.memory().capacityGb()));
        }
      }
    }
  }
}
