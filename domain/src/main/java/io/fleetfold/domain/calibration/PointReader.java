package io.fleetfold.domain.calibration;

import io.fleetfold.domain.csv.Shown;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.performance.Assumptions;
import io.fleetfold.domain.performance.Constant;
import io.fleetfold.domain.performance.Constants;
import io.fleetfold.domain.performance.DecodeLoad;
import io.fleetfold.domain.performance.EngineGroup;
import io.fleetfold.domain.performance.EnginePlanner;
import io.fleetfold.domain.performance.Load;
import io.fleetfold.domain.performance.NumberFormat;
import io.fleetfold.domain.performance.NumberFormats;
import io.fleetfold.domain.performance.ServedModel;
import io.fleetfold.domain.performance.ServingStacks;
import io.fleetfold.domain.performance.StepTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns rows of measurements into points.
 *
 * <p>Public tables count accelerators and batches in three ways, which are told apart like this.
 * More accelerators than a scale-up group has, and a square number of them, is tensor times expert
 * parallelism over the same accelerators: 64 is 8. A tensor-parallel degree below the count is
 * attention in data parallel, and then the batch is that of one rank, so the concurrency is taken.
 */
final class PointReader {

  private static final int SMALLEST_HOST = 8;

  private final Map<String, Accelerator> accelerators = new HashMap<>();
  private final Map<String, Model> models = new HashMap<>();
  private final Aliases aliases = Aliases.bundled();
  private final ServingStacks stacks = ServingStacks.bundled();
  private final NumberFormats formats = NumberFormats.bundled();
  private final Assumptions assumptions = Assumptions.bundled();

  /** Constants matter to no load, but the formula asks for some. */
  private final Constants anyConstants = Priors.bundled().constants();

  PointReader(List<Accelerator> accelerators, List<Model> models) {
    accelerators.forEach(accelerator -> this.accelerators.put(accelerator.id(), accelerator));
    models.forEach(model -> this.models.put(model.id(), model));
  }

  Point read(PointRow row) throws UnreadablePointException {
    Metric metric =
        Metric.of(row.text("metric"))
            .orElseThrow(() ->
                new UnreadablePointException("metric " + row.shown("metric") + " is unknown"));
    StepTimes times = times(row);
    List<String> notes = new ArrayList<>();
    Point.Work work =
        metric.family() == Constant.Family.PREFILL
            ? prefill(row, times, metric, notes)
            : decode(row, times, metric, notes);
    return new Point(
        metric,
        times.group().type().id(),
        stacks.of(row.text("framework")),
        architecture(times.served().model()),
        work,
        notes);
  }

  /** The model and the accelerators of a row, whatever else it states. */
  StepTimes times(PointRow row) throws UnreadablePointException {
    Accelerator type = accelerator(row);
    Model model = model(row);
    return new StepTimes(
        new ServedModel(model, format(row, model, type)),
        new EngineGroup(type, accelerators(row, type)),
        anyConstants,
        assumptions.links());
  }

  private Accelerator accelerator(PointRow row) throws UnreadablePointException {
    Accelerator type = accelerators.get(aliases.accelerator(row.text("accelerator")));
    if (type == null) {
      throw new UnreadablePointException(
          "accelerator " + row.shown("accelerator") + " is not in the catalogue");
    }
    if (type.memory().bandwidthGbPerSecond() == null
        || type.memory().capacityGb() == null
        || type.compute().fp16Tflops() == null) {
      throw new UnreadablePointException(
          type.id() + " is in the catalogue without " + String.join(", ", type.missingFigures()));
    }
    return type;
  }

  private Model model(PointRow row) throws UnreadablePointException {
    Model model = models.get(aliases.model(row.text("model")));
    if (model == null) {
      throw new UnreadablePointException(
          "model " + row.shown("model") + " is not in the catalogue");
    }
    return model;
  }

  private static String architecture(Model model) {
    return model.parametersBillion()
        + "/"
        + model.activeParametersBillion()
        + "/"
        + model.layers()
        + "/"
        + model.kvBytesPerToken();
  }

  private NumberFormat format(PointRow row, Model model, Accelerator type)
      throws UnreadablePointException {
    String dtype = row.text("dtype").toLowerCase(Locale.ROOT);
    if (dtype.isEmpty()) {
      return formats.best(model, type);
    }
    NumberFormat format = formats.find(precision(dtype), type);
    if (format == null) {
      throw new UnreadablePointException(type.id() + " cannot run " + Shown.of(dtype));
    }
    return format;
  }

  private static Precision precision(String dtype) throws UnreadablePointException {
    String first = dtype.contains("weights int8") ? "int8" : dtype.split("[|/ (]", 2)[0];
    return switch (first) {
      case "fp16" -> Precision.FP16;
      case "bf16" -> Precision.BF16;
      case "fp8" -> Precision.FP8;
      case "int8" -> Precision.INT8;
      case "fp4", "nvfp4", "mxfp4" -> Precision.FP4;
      case "int4", "uint4" -> Precision.INT4;
      default -> throw new UnreadablePointException("dtype \"" + Shown.of(dtype) + "\" is unknown");
    };
  }

  private static double accelerators(PointRow row, Accelerator type)
      throws UnreadablePointException {
    double count = row.number("count", row.number("tp", 1));
    Integer scaleUp = type.scaling().maxTensorParallel();
    double root = Math.rint(Math.sqrt(count));
    boolean square = root * root == count;
    return square && count > Math.max(scaleUp == null ? 0 : scaleUp, SMALLEST_HOST) ? root : count;
  }

  private static double batch(PointRow row) throws UnreadablePointException {
    double batch = row.number("batch", 0);
    double concurrency = row.number("concurrency", 0);
    boolean wholeEngine = row.number("tp", 0) == row.number("count", 0);
    return wholeEngine && batch > 0 ? batch : Math.max(batch, concurrency);
  }

  private static double millisPerSecond(Metric metric, StepTimes times) {
    return metric.isOfOneLayer() ? 1e3 / times.served().model().layers() : 1e3;
  }

  private static Point.Work prefill(
      PointRow row, StepTimes times, Metric metric, List<String> notes)
      throws UnreadablePointException {
    double prompts = Math.max(1, batch(row));
    if (metric == Metric.TTFT_MS && isShared(row)) {
      notes.add("queueing is not included");
      prompts = 1;
    }
    Load load = times.prefillLoad(prompts, row.number("input_len"), 0);
    return new Point.Work(load, millisPerSecond(metric, times), 0);
  }

  /** Whether prompts are read between the decode steps of other requests. */
  private static boolean isShared(PointRow row) {
    String phase = row.text("phase");
    return phase.contains("agg") || phase.contains("mixed");
  }

  private Point.Work decode(PointRow row, StepTimes times, Metric metric, List<String> notes)
      throws UnreadablePointException {
    double output = row.number("output_len", 0);
    double context = context(row, output, notes);
    double batch = decodeBatch(row, times, context, metric, notes);
    var prompts = DecodeLoad.Prompts.NONE;
    if (isShared(row) && row.has("input_len") && output > 0) {
      prompts = times.promptsBetweenSteps(batch / output, row.number("input_len"));
    }
    return new Point.Work(
        times.decodeLoad(batch, context, prompts),
        millisPerSecond(metric, times),
        batch / times.group().accelerators());
  }

  private double context(PointRow row, double output, List<String> notes)
      throws UnreadablePointException {
    Double input = row.findNumber("input_len");
    if (input == null) {
      notes.add(
          String.format(
              Locale.ROOT,
              "context of %.0f tokens assumed",
              assumptions.unrecordedContextTokens()));
      return assumptions.unrecordedContextTokens();
    }
    return input + output / 2;
  }

  private double decodeBatch(
      PointRow row, StepTimes times, double context, Metric metric, List<String> notes)
      throws UnreadablePointException {
    double batch = batch(row);
    if (batch > 0) {
      return batch;
    }
    if (!metric.isRate() || !row.has("input_len")) {
      throw new UnreadablePointException(
          metric.isRate() ? "no batch and no input_len" : "no batch");
    }
    double usable =
        EnginePlanner.usableBytes(times.group(), assumptions) - times.served().weightBytes();
    double largest = Math.floor(usable / Math.max(1, times.served().kvBytes(context)));
    if (largest < 1) {
      throw new UnreadablePointException("weights and one sequence do not fit");
    }
    double assumed = Math.min(largest, assumptions.batching().decodeLimit());
    notes.add(String.format(Locale.ROOT, "batch of %.0f assumed", assumed));
    return assumed;
  }
}
