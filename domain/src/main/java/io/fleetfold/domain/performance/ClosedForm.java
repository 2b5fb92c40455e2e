package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.Refusal.Reason;
import java.util.ArrayList;
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
  public ClosedForm withCalibration(CalibrationFolder calibration) {
    return withConstants(PlanningConstants.of(calibration.constants()));
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
    List<String> missing = accelerator.missingFigures();
    if (!missing.isEmpty()) {
      return Prospect.refused(
          Reason.PLACEMENT,
          accelerator.id() + " is in the catalogue without " + String.join(", ", missing));
    }
    if (isTooOld(accelerator)) {
      return Prospect.refused(Reason.PLACEMENT, tooOld(accelerator));
    }
    Optional<NumberFormat> format = formats.choose(workload, accelerator);
    if (format.isEmpty()) {
      return Prospect.refused(Reason.PLACEMENT, unsupportedFormat(workload, accelerator));
    }
    return sizing(workload, phase, accelerator, format.get()).prospect(acceleratorsPerHost);
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
    return new Sizing(workload, planner(phase), served, accelerator);
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

  /** One workload and phase on one type of accelerator. */
  private final class Sizing {

    private final Workload workload;
    private final EnginePlanner planner;
    private final ServedModel served;
    private final Accelerator type;
    private final Constants typeConstants;

    private Sizing(Workload workload, EnginePlanner planner, ServedModel served, Accelerator type) {
      this.workload = workload;
      this.planner = planner;
      this.served = served;
      this.type = type;
      this.typeConstants = constants.apply(type);
    }

    private Prospect prospect(int acceleratorsPerHost) {
      Attempt single = attempt(1);
      Integer scaleUp = type.scaling().maxTensorParallel();
      int largest = scaleUp == null ? acceleratorsPerHost : Math.min(acceleratorsPerHost, scaleUp);
      List<Attempt> attempts = new ArrayList<>();
      for (int size : GroupSizes.whole(largest, needed(single))) {
        attempts.add(size == 1 ? single : attempt(size));
      }
      List<Attempt.Fits> useful = useful(attempts);
      return useful.isEmpty()
          ? Refusals.of(attempts)
          : Prospect.of(useful.stream().map(this::profile).toList());
    }

    private @Nullable ShardProfile findProfile(long acceleratorMillis) {
      return attempt(acceleratorMillis / 1e3) instanceof Attempt.Fits fits ? profile(fits) : null;
    }

    private Attempt attempt(double accelerators) {
      var group = new EngineGroup(type, accelerators);
      return planner.plan(
          workload, new StepTimes(served, group, typeConstants, assumptions.links()));
    }

    private static double needed(Attempt single) {
      return single instanceof Attempt.TooLarge large
          ? large.neededBytes() / large.availableBytes()
          : 1;
    }

    /**
     * Slices for a workload that does not fill one accelerator, then every size that serves more
     * per accelerator.
     */
    private List<Attempt.Fits> useful(List<Attempt> attempts) {
      double demand = workload.demand().requestsPerSecond();
      List<Attempt.Fits> useful = new ArrayList<>();
      double bestPerAccelerator = 0;
      for (Attempt attempt : attempts) {
        if (attempt instanceof Attempt.Fits fits) {
          double rate = fits.operation().requestsPerSecond();
          double perAccelerator = rate / fits.group().accelerators();
          if (perAccelerator > bestPerAccelerator * (1 + assumptions.usefulSizeGain())) {
            useful.add(fits);
            bestPerAccelerator = perAccelerator;
          }
          if (rate >= demand) {
            break;
          }
        }
      }
      if (!useful.isEmpty() && fillsLessThanOne(useful.getFirst(), demand)) {
        useful.addAll(0, slices(demand));
      }
      return useful;
    }

    private static boolean fillsLessThanOne(Attempt.Fits smallest, double demand) {
      return smallest.group().accelerators() == 1
          && demand < smallest.operation().requestsPerSecond();
    }

    /** Slices up to the smallest that carries the whole demand. */
    private List<Attempt.Fits> slices(double demand) {
      List<Attempt.Fits> slices = new ArrayList<>();
      for (double share : GroupSizes.SLICES) {
        if (attempt(share) instanceof Attempt.Fits fits) {
          slices.add(fits);
          if (fits.operation().requestsPerSecond() >= demand) {
            break;
          }
        }
      }
      return slices;
    }

    private ShardProfile profile(Attempt.Fits fits) {
      EngineGroup group = fits.group();
      Operation operation = fits.operation();
      Operation.Activity activity = operation.activity();
      double watts = power.allInWatts(group, group.flopsPerSecond(served.format()), activity);
      return new ShardProfile(
          group.acceleratorMillis(),
          (long) Math.floor(operation.requestsPerSecond() * 1e6),
          (long) Math.ceil(watts * 1e3),
          footprint(operation),
          new ShardProfile.Engine(
              operation.batch(),
              served.format().text(),
              operation.boundBy(),
              operation.latencyMillis()));
    }

    private ShardProfile.Footprint footprint(Operation operation) {
      Operation.Activity activity = operation.activity();
      return new ShardProfile.Footprint(
          (long) Math.ceil(operation.memoryBytes() / 1e6),
          (long) Math.ceil(activity.busyShare() * activity.bytesPerSecond() / 1e6),
          KvTransfer.kilobitsPerSecond(workload, planner.phase(), operation.requestsPerSecond()));
    }
  }
}
