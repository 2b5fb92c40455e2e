package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One workload and phase on one type of accelerator: tries every size of engine. */
record Sizing(
    Workload workload,
    EnginePlanner planner,
    ServedModel served,
    Accelerator type,
    ClosedForm model) {

  EngineEstimates estimates(int acceleratorsPerHost) {
    Attempt single = attempt(1);
    int largest = Math.min(acceleratorsPerHost, largestGroup());
    List<Attempt> attempts = new ArrayList<>();
    for (int size : GroupSizes.whole(largest, needed(single))) {
      attempts.add(size == 1 ? single : attempt(size));
    }
    List<Attempt.Fits> useful = useful(attempts);
    return useful.isEmpty()
        ? EngineEstimates.refused(Refusals.of(attempts))
        : new EngineEstimates(useful.stream().map(this::estimate).toList(), null);
  }

  @Nullable ShardProfile findProfile(long acceleratorMillis) {
    boolean exists =
        acceleratorMillis <= 1000L * largestGroup()
            && GroupSizes.isTried(acceleratorMillis, needed(attempt(1)));
    return exists && attempt(acceleratorMillis / 1e3) instanceof Attempt.Fits fits
        ? estimate(fits).profile()
        : null;
  }

  private int largestGroup() {
    Integer scaleUp = type.scaling().maxTensorParallel();
    return scaleUp == null ? Integer.MAX_VALUE : scaleUp;
  }

  private Attempt attempt(double accelerators) {
    var group = new EngineGroup(type, accelerators);
    return planner.plan(
        workload, new StepTimes(served, group, model.constants(type), model.assumptions().links()));
  }

  private static double needed(Attempt single) {
    return single instanceof Attempt.TooLarge large
        ? large.neededBytes() / large.availableBytes()
        : 1;
  }

  /**
   * Slices for a workload that does not fill one accelerator, then every size that serves more per
   * accelerator.
   */
  private List<Attempt.Fits> useful(List<Attempt> attempts) {
    double demand = workload.demand().requestsPerSecond();
    List<Attempt.Fits> useful = new ArrayList<>();
    double bestPerAccelerator = 0;
    for (Attempt attempt : attempts) {
      if (attempt instanceof Attempt.Fits fits) {
        double rate = fits.operation().requestsPerSecond();
        double perAccelerator = rate / fits.group().accelerators();
        if (perAccelerator > bestPerAccelerator * (1 + model.assumptions().usefulSizeGain())) {
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

  private EngineEstimate estimate(Attempt.Fits fits) {
    EngineGroup group = fits.group();
    Operation operation = fits.operation();
    Operation.Activity activity = operation.activity();
    return new EngineEstimate(
        profile(group, operation),
        operation.latency().ttftMillis(),
        operation.latency().tpotMillis(),
        new EngineEstimate.Roofline(
            activity.bytesPerSecond(),
            activity.flopsPerSecond(),
            group.bandwidthBytesPerSecond(),
            group.flopsPerSecond(served.format())));
  }

  private ShardProfile profile(EngineGroup group, Operation operation) {
    double watts =
        model
            .power()
            .allInWatts(group, group.flopsPerSecond(served.format()), operation.activity());
    return new ShardProfile(
        group.acceleratorMillis(),
        (long) Math.floor(operation.requestsPerSecond() * 1e6),
        milliwatts(group, watts),
        footprint(operation),
        new ShardProfile.Engine(
            operation.batch(),
            served.format().text(),
            operation.boundBy(),
            operation.latency().tighterMillis()));
  }

  /** Whole accelerators draw at least what they draw idle; a slice states what comes on top. */
  private static long milliwatts(EngineGroup group, double allInWatts) {
    double idleWatts = group.accelerators() * group.type().power().idleWatts();
    boolean shares = group.accelerators() < 1;
    double watts = Math.max(idleWatts, allInWatts) - (shares ? idleWatts : 0);
    return (long) Math.ceil(watts * 1e3);
  }

  private ShardProfile.Footprint footprint(Operation operation) {
    Operation.Activity activity = operation.activity();
    return new ShardProfile.Footprint(
        (long) Math.ceil(operation.memoryBytes() / 1e6),
        (long) Math.ceil(activity.busyShare() * activity.bytesPerSecond() / 1e6),
        KvTransfer.kilobitsPerSecond(workload, planner.phase(), operation.requestsPerSecond()));
  }
}
