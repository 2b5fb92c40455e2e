package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;

/**
 * Plans engines that write answers: the largest batch whose step meets TPOT and whose cache fits.
 *
 * <p>A larger batch never gives fewer tokens per second, because a step has a fixed part.
 */
record DecodePlanner(Assumptions assumptions) implements EnginePlanner {

  @Override
  public Phase phase() {
    return Phase.DECODE;
  }

  @Override
  public Attempt plan(Workload workload, StepTimes times) {
    var shape = new DecodeShape(workload, times);
    double usable = EnginePlanner.usableBytes(times.group(), assumptions);
    int batchInMemory = shape.batchInMemory(usable, assumptions.batching().decodeLimit());
    if (batchInMemory == 0) {
      return new Attempt.TooLarge(times.group(), shape.memoryBytes(1), usable);
    }
    double target = workload.targets().tpotMillis();
    double planned = assumptions.planned(target);
    if (shape.stepSeconds(1) * 1e3 > planned) {
      return new Attempt.TooSlow(
          times.group(), "TPOT", shape.stepSeconds(1) * 1e3, target, planned);
    }
    int batch = largestBatch(shape, batchInMemory, planned / 1e3);
    return new Attempt.Fits(
        times.group(), operate(shape, batch, boundBy(shape, batch, batchInMemory)));
  }

  private static int largestBatch(DecodeShape shape, int limit, double stepLimitSeconds) {
    int low = 1;
    int high = limit;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (shape.stepSeconds(middle) <= stepLimitSeconds) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private String boundBy(DecodeShape shape, int batch, int batchInMemory) {
    if (batch < batchInMemory) {
      return "latency";
    }
    return batch < assumptions.batching().decodeLimit() ? "memory" : shape.bottleneck(batch);
  }

  private Operation operate(DecodeShape shape, int batch, String boundBy) {
    double step = shape.stepSeconds(batch);
    double inUse = batch * assumptions.batching().decodeOccupancy();
    return new Operation(
        inUse / (shape.steps() * step),
        batch,
        boundBy,
        step * 1e3,
        shape.memoryBytes(batch),
        new Operation.Activity(1.0, shape.stepBytes(batch) / step, shape.stepFlops(batch) / step));
  }
}
