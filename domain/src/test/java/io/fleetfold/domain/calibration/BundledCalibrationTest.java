package io.fleetfold.domain.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.csv.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How good the shipped model is on the shipped measurements, none of them seen by the fit. */
class BundledCalibrationTest {

  private static Validation validation = new Validation(List.of(), List.of(), List.of());

  @BeforeAll
  static void calibrate() throws IOException, InvalidInputException {
    try (Stream<Path> files = Files.list(Path.of("../datasets/calibration/measured"))) {
      List<Path> tables = files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
      validation =
          Calibration.of(
                  BundledCatalogue.accelerators(),
                  BundledCatalogue.models(),
                  Measurements.read(tables))
              .validation();
    }
  }

  private static Validation.Line all(String leftOut) {
    return validation.tables().getFirst().lines().stream()
        .filter(line -> line.group().equals(leftOut))
        .findFirst()
        .orElseThrow();
  }

  private static void check(Validation.Errors errors, double median, double p90) {
    assertThat(errors).isNotNull();
    assertThat(errors.median()).isLessThan(median);
    assertThat(errors.p90()).isLessThan(p90);
    assertThat(errors.covered()).isBetween(0.75, 0.90);
  }

  @Test
  void unseenModels_arePredictedWithinTheTargets() {
    Validation.Line line = all("accelerator and model together");
    check(line.prefill(), 0.12, 0.45);
    check(line.decode(), 0.15, 0.45);
  }

  @Test
  void unseenAccelerators_arePredictedWithinTheTarget() {
    Validation.Line line = all("the whole accelerator");
    check(line.prefill(), 0.20, 0.50);
    check(line.decode(), 0.20, 0.50);
  }

  /** Splitwise measured 2.0 to 2.1 in prefill and 1.43 to 1.51 in decode. */
  @Test
  void h100OverA100_isAsSplitwiseMeasured() {
    GenerationRatio prefill = ratio("prefill");
    GenerationRatio decode = ratio("decode");
    assertThat(prefill.modelled()).isCloseTo(2.05, withinPercentage(7));
    assertThat(decode.modelled()).isCloseTo(1.47, withinPercentage(7));
    assertThat(prefill.modelled()).isCloseTo(prefill.measured(), withinPercentage(4));
    assertThat(decode.modelled()).isCloseTo(decode.measured(), withinPercentage(4));
    assertThat(validation.generations())
        .hasSize(6)
        .allSatisfy(
            each -> assertThat(each.modelled()).isCloseTo(each.measured(), withinPercentage(8)));
  }

  private static GenerationRatio ratio(String phase) {
    return validation.generations().stream()
        .filter(each -> each.phase().equals(phase) && each.model().equals("both"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void wattsOfAnAcceleratorAlone_areWithinATenthInTheMedian() {
    List<PowerErrors> alone =
        validation.power().stream().filter(each -> each.meter().endsWith("alone")).toList();
    assertThat(alone).hasSize(2);
    assertThat(alone).allSatisfy(each -> assertThat(each.medianError()).isLessThan(0.1));
  }

  /** All-in watts are provisioned watts: more than a meter at the wall shows, never less. */
  @Test
  void allInWatts_areNoLessThanAtTheWall() {
    List<PowerErrors> wall =
        validation.power().stream().filter(each -> each.meter().contains("wall")).toList();
    assertThat(wall).hasSize(2);
    assertThat(wall)
        .allSatisfy(each -> assertThat(each.predictedWatts()).isGreaterThan(each.measuredWatts()));
  }
}
