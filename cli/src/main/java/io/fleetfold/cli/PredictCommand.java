package io.fleetfold.cli;

import io.fleetfold.cli.report.TextTable;
import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.performance.Measurements;
import io.fleetfold.domain.performance.PredictionErrors;
import io.fleetfold.domain.performance.PredictionTable;
import io.fleetfold.domain.performance.Predictor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--calibration",
      paramLabel = "DIR",
      description = "Folder written by calibrate (default: the calibration of the program).")
  private @Nullable Path calibration;

  @Mixin private Talk talk;

  @Override
  public Integer call() {
    PredictionTable table;
    try {
      table = PredictionTable.of(Measurements.read(points), predictor());
    } catch (IOException unreadable) {
      talk.errors().println("Cannot read the input: " + unreadable.getMessage());
      return ExitCode.INPUT_INVALID;
    }
    try {
      table.writeTo(out);
    } catch (IOException unwritable) {
      talk.errors().println("Cannot write " + out + ": " + unwritable.getMessage());
      return ExitCode.USAGE;
    }
    print(table);
    return ExitCode.DONE;
  }

  private Predictor predictor() throws IOException {
    var accelerators = BundledCatalogue.accelerators();
    var models = BundledCatalogue.models();
    return calibration == null
        ? Predictor.bundled(accelerators, models)
        : Predictor.of(calibration, accelerators, models);
  }

  private void print(PredictionTable table) {
    talk.result()
        .printf("%d of %d rows predicted%n", table.predicted(), table.predictions().size());
    List<PredictionErrors> errors = table.errors();
    if (!errors.isEmpty()) {
      var text =
          new TextTable(
              "  ", "metric", ">rows", ">median error", ">9 of 10 within", ">in interval");
      errors.forEach(line ->
          text.add(
              line.metric(),
              Integer.toString(line.points()),
              percent(line.median()),
              percent(line.p90()),
              percent(line.covered())));
      text.print(talk.result());
    }
    talk.result().flush();
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
