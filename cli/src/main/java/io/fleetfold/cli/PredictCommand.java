package io.fleetfold.cli;

import io.fleetfold.cli.files.ResultFile;
import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.TextTable;
import io.fleetfold.domain.calibration.CalibrationFolder;
import io.fleetfold.domain.calibration.Measurements;
import io.fleetfold.domain.calibration.PredictionErrors;
import io.fleetfold.domain.calibration.PredictionTable;
import io.fleetfold.domain.calibration.Predictor;
import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.csv.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code predict}: what the performance model says of single engines. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    description = {
      "Predicts latency or throughput of every row of a table of points.",
      "Reads the columns"
          + " accelerator,count,tp,model,dtype,framework,phase,input_len,output_len,batch,concurrency,metric;"
          + " keeps all others and adds predicted,low,high,note. Between low and high lie 80 of 100"
          + " measurements. A row that cannot be predicted says why.",
      "Where a column value holds what was measured, the errors are printed."
    })
final class PredictCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "POINTS.csv", description = "CSV table of points.")
  private Path points;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "PREDICTIONS.csv",
      description = "The table to write.")
  @SuppressWarnings("NullAway.Init") // required
  private Path out;

  @Mixin private CalibrationOption calibration;
  @Mixin private Talk talk;

  @Override
  public Integer call() throws InvalidInputException, ResultFolderException {
    ResultFile.check(out);
    var table = PredictionTable.of(Measurements.read(points), predictor());
    ResultFile.replace(out, table::write);
    print(table);
    return ExitCode.DONE;
  }

  private Predictor predictor() throws InvalidInputException {
    var accelerators = BundledCatalogue.accelerators();
    var models = BundledCatalogue.models();
    Path folder = calibration.folder();
    return folder == null
        ? Predictor.bundled(accelerators, models)
        : Predictor.of(CalibrationFolder.read(folder), accelerators, models);
  }

  private void print(PredictionTable table) {
    talk.result()
        .printf(
            Locale.ROOT,
            "%d of %d rows predicted%n",
            table.predicted(),
            table.predictions().size());
    List<PredictionErrors> errors = table.errors();
    if (!errors.isEmpty()) {
      var text =
          new TextTable(
              "  ", "metric", ">rows", ">median error", ">9 of 10 within", ">in interval");
      errors.forEach(line ->
          text.add(
              line.metric(),
              Integer.toString(line.points()),
              Figures.percent(line.median()),
              Figures.percent(line.p90()),
              Figures.percent(line.covered())));
      text.print(talk.result());
    }
    talk.result().flush();
  }
}
