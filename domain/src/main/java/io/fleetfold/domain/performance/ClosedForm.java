package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.Refusal.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The extended closed form: predicts engines from datasheet figures and the constants of the
 * bundled calibration ({@link StepTimes} has the formula). Immutable and thread-safe.
 */
public final class ClosedForm implements PerformanceModel {

  private final Assumptions assumptions;
  private final Function<Accelerator, Constants> constants;
  private final NumberFormats formats;
  private final PowerTable power;

  private ClosedForm(
      Assumptions assumptions,
      Function<Accelerator, Constants> constants,
      NumberFormats formats,
      PowerTable power) {
    this.assumptions = assumptions;
    this.constants = constants;
    this.formats = formats;
    this.power = power;
  }

  /** The model with the calibration that is packed with the program. */
  public static ClosedForm bundled() {
    return new ClosedForm(
        Assumptions.bundled(),
        PlanningConstants.bundled(),
        NumberFormats.bundled(),
        PowerTable.bundled());
  }

  /** The same model with constants that were fitted to a user's own measurements. */
  public ClosedForm withConstants(ConstantsTable fitted) {
    return withConstants(PlanningConstants.of(fitted));
  }

  /**
   * The same model with another share of every latency target kept free, 0 or more and less than 1.
   */
  public ClosedForm withSloMargin(double margin) {
    return new ClosedForm(assumptions.withSloMargin(margin), constants, formats, power);
  }

  /** The same model with other constants. */
  ClosedForm withConstants(Function<Accelerator, Constants> other) {
    return new ClosedForm(assumptions, other, formats, power);
  }

  /** What is kept free of every latency target, and how many requests are to keep it. */
  public SloPolicy sloPolicy() {
    return new SloPolicy(assumptions.sloMargin(), assumptions.queueing().quantile());
  }

  @Override
  public Prospect prospect(
      Workload workload, Phase phase, Accelerator accelerator, int acceleratorsPerHost) {
    EngineEstimates estimates = estimate(workload, phase, accelerator, acceleratorsPerHost);
    return new Prospect(
        estimates.engines().stream().map(EngineEstimate::profile).toList(), estimates.refusal());
  }

  /**
   * The engines of {@link #prospect}, with their latencies and how near they come to the peaks of
   * their accelerators.
   */
  public EngineEstimates estimate(
      Workload workload, Phase phase, Accelerator accelerator, int acceleratorsPerHost) {
    List<String> missing = accelerator.missingFigures();
    if (!missing.isEmpty()) {
      return refused(missingFigures(accelerator, missing));
    }
    if (isTooOld(accelerator)) {
      return refused(tooOld(accelerator));
    }
    if (acceleratorsPerHost < 1) {
      return refused("no host has a usable " + accelerator.id());
    }
    Optional<NumberFormat> format = formats.choose(workload, accelerator);
    if (format.isEmpty()) {
      return refused(unsupportedFormat(workload, accelerator));
    }
    return sizing(workload, phase, accelerator, format.get()).estimates(acceleratorsPerHost);
  }

  @Override
  public @Nullable ShardProfile findProfile(
      Workload workload, Phase phase, Accelerator accelerator, long acceleratorMillis) {
    if (!accelerator.missingFigures().isEmpty() || isTooOld(accelerator)) {
      return null;
    }
    return formats
        .choose(workload, accelerator)
        .map(format -> sizing(workload, phase, accelerator, format).findProfile(acceleratorMillis))
        .orElse(null);
  }

  private Sizing sizing(
      Workload workload, Phase phase, Accelerator accelerator, NumberFormat format) {
    var served = new ServedModel(workload.model(), format);
    return new Sizing(workload, planner(phase), served, accelerator, this);
  }

  private static EngineEstimates refused(String sentence) {
    return EngineEstimates.refused(new Refusal(Reason.PLACEMENT, sentence));
  }

  private static String missingFigures(Accelerator accelerator, List<String> missing) {
    return String.format(
        Locale.ROOT,
        "no source states %s of %s; nothing is guessed: put a row %s with all figures into the"
            + " dataset's accelerators.csv",
        String.join(", ", missing),
        accelerator.id(),
        accelerator.id());
  }

  private boolean isTooOld(Accelerator accelerator) {
    Double capability = accelerator.scaling().cudaComputeCapability();
    return capability != null && capability < assumptions.minimumCudaCapability();
  }

  private String tooOld(Accelerator accelerator) {
    return String.format(
        Locale.ROOT,
        "%s has CUDA compute capability %s; serving software needs %s",
        accelerator.id(),
        accelerator.scaling().cudaComputeCapability(),
        assumptions.minimumCudaCapability());
  }

  private static String unsupportedFormat(Workload workload, Accelerator accelerator) {
    var asked = workload.rules().precision();
    return workload.id()
        + " asks for "
        + (asked == null ? "?" : asked.text())
        + ", which "
        + accelerator.id()
        + " cannot run";
  }

  private EnginePlanner planner(Phase phase) {
    return switch (phase) {
      case PREFILL -> new PrefillPlanner(assumptions);
      case DECODE -> new DecodePlanner(assumptions);
      case AGGREGATED -> new AggregatedPlanner(assumptions);
    };
  }

  Assumptions assumptions() {
    return assumptions;
  }

  PowerTable power() {
    return power;
  }

  Constants constants(Accelerator type) {
    return constants.apply(type);
  }
}
