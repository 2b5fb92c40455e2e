package io.fleetfold.cli;

import io.fleetfold.cli.files.FolderKind;
import io.fleetfold.cli.files.LockedFolderException;
import io.fleetfold.cli.files.ResultFile;
import io.fleetfold.cli.files.ResultFolder;
import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.TextTable;
import io.fleetfold.cli.report.ValidationPage;
import io.fleetfold.domain.calibration.Calibration;
import io.fleetfold.domain.calibration.Measurements;
import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.csv.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code calibrate}: constants of the performance model from measured rows. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Fits the constants of the performance model to measured rows and says how wrong they are on"
          + " rows that they had not seen.",
      "Reads the columns"
          + " accelerator,count,tp,model,dtype,framework,phase,input_len,output_len,batch,concurrency,metric,value;"
          + " ignores others. Writes constants.csv, intervals.csv and errors.csv. Same rows, same"
          + " files."
    })
final class CalibrateCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "MEASURED.csv",
      description = "CSV tables of measured rows, in this order.")
  @SuppressWarnings("NullAway.Init") // required
  private List<Path> measured;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "Folder for the three files; it is created if it is not there.")
  @SuppressWarnings("NullAway.Init") // required
  private Path out;

  @Option(
      names = "--page",
      paramLabel = "FILE.md",
      description =
          "Also write a page: errors by accelerator, model family and era, intervals, watts, and"
              + " what the model concludes about older accelerators.")
  private @Nullable Path page;

  @Option(
      names = "--force",
      description = "Use the folder even if it holds files but no calibration.")
  private boolean force;

  @Mixin private Talk talk;

  @Override
  public Integer call() throws InvalidInputException, ResultFolderException, LockedFolderException {
    Path pageFile = page;
    if (pageFile != null) {
      ResultFile.check(pageFile);
    }
    Measurements rows = Measurements.read(measured);
    try (ResultFolder folder = ResultFolder.open(out, FolderKind.CALIBRATION, force)) {
      return calibrate(rows, folder, pageFile);
    }
  }

  private int calibrate(Measurements rows, ResultFolder folder, @Nullable Path pageFile)
      throws ResultFolderException {
    talk.say("Fitting " + rows.rows().size() + " rows, each group of them left out in turn");
    var calibration =
        Calibration.of(BundledCatalogue.accelerators(), BundledCatalogue.models(), rows);
    calibration
        .unusable()
        .forEach((reason, count) -> talk.say(count + " rows not used: " + reason));
    if (calibration.points() == 0) {
      talk.errors().println("No row of " + measured + " can be used; nothing was written.");
      return ExitCode.INPUT_INVALID;
    }
    folder.replace(calibration::writeTo);
    if (pageFile != null) {
      ResultFile.replace(
          pageFile,
          text ->
              ValidationPage.write(
                  calibration.validation(),
                  ValidationWorkloads.generations(calibration.closedForm()),
                  text));
    }
    print(calibration);
    return ExitCode.DONE;
  }

  private void print(Calibration calibration) {
    var table =
        new TextTable(
            "  ",
            "accelerator",
            "stack",
            "kind",
            ">rows",
            ">before",
            ">after",
            ">unseen",
            ">9 of 10");
    calibration
        .errors()
        .forEach(line ->
            table.add(
                line.accelerator(),
                line.stack(),
                line.kind(),
                Integer.toString(line.points()),
                Figures.percent(line.medianBefore()),
                Figures.percent(line.medianAfter()),
                Figures.percent(line.medianUnseen()),
                Figures.percent(line.p90Unseen())));
    talk.result().println("Median errors before and after the fit, and on unseen rows:");
    table.print(talk.result());
    calibration.summary().forEach(talk.result()::println);
    talk.result().flush();
  }
}
