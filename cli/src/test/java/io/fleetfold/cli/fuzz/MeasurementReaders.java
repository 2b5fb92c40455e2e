package io.fleetfold.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.calibration.CalibrationFolder;
import io.fleetfold.domain.calibration.Measurements;
import io.fleetfold.domain.calibration.Prediction;
import io.fleetfold.domain.calibration.PredictionTable;
import io.fleetfold.domain.calibration.Predictor;
import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.economics.advantage.GenerationGains;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measured points, points to predict, and constants that were fitted to some. */
final class MeasurementReaders {

  private static final String POINTS = "points.csv";
  private static final Predictor PREDICTOR =
      Predictor.bundled(BundledCatalogue.accelerators(), BundledCatalogue.models());
  private static final ClosedForm MODEL = ClosedForm.bundled();

  /** Without measured profiles, so that its engines are all predicted. */
  private static final Dataset PREDICTED = Samples.quickstart();

  private MeasurementReaders() {}

  static List<Reader> of() {
    return List.of(
        new Reader(
            "predict",
            60,
            List.of(POINTS),
            MeasurementReaders::points,
            Refused.orRead(MeasurementReaders::predict)),
        new Reader(
            "calibrate",
            2,
            List.of(POINTS),
            MeasurementReaders::points,
            Commanded.command(MeasurementReaders::calibrate)),
        new Reader(
            "calibration",
            40,
            List.of("constants.csv", "intervals.csv"),
            folder -> {
              Samples.bundled("calibration/constants.csv", folder);
              Samples.bundled("calibration/intervals.csv", folder);
            },
            Refused.orRead(MeasurementReaders::calibrated)));
  }

  private static void points(Path folder) throws Exception {
    Path measured = Samples.bundled("calibration/measured");
    Files.writeString(
        folder.resolve(POINTS), Samples.head(measured.resolve("aiconfigurator.csv"), 12));
  }

  /** As {@code predict} and {@code advantage} do; the notes go into files and to people. */
  private static void predict(Path folder) throws Exception {
    Measurements rows = Measurements.read(folder.resolve(POINTS));
    var table = PredictionTable.of(rows, PREDICTOR);
    table.write(new StringWriter());
    table.errors().forEach(error -> assertThat(error.median()).isNotNaN());
    for (Prediction prediction : table.predictions()) {
      assertThat(Refused.UNSEEN.matcher(prediction.note()).find()).isFalse();
    }
    GenerationGains.measured(BundledCatalogue.accelerators(), rows);
  }

  private static List<Object> calibrate(Path folder) {
    return List.of("calibrate", folder.resolve(POINTS), "--out", folder.resolve("out"));
  }

  private static void calibrated(Path folder) throws Exception {
    ClosedForm model = MODEL.withConstants(CalibrationFolder.read(folder).constants());
    assertThat(FleetProblem.of(PREDICTED, model, Migration.FREE).kinds()).isNotEmpty();
  }
}
