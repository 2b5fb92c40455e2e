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
    int batch =
        DecodeShape.largestBatch(
            batchInMemory, candidate -> shape.stepSeconds(candidate) * 1e3 <= planned);
    String boundBy =
        batch < batchInMemory
            ? "latency"
            : shape.boundBy(batch, assumptions.batching().decodeLimit());
    return new Attempt.Fits(times.group(), operate(shape, batch, boundBy));
  }

  private Operation operate(DecodeShape shape, int batch, String boundBy) {
    double step = shape.stepSeconds(batch);
    double inUse = batch * assumptions.batching().decodeOccupancy();
    return new Operation(
        inUse / (shape.steps() * step),
        batch,
        boundBy,
        Operation.Latency.ofTpot(step * 1e3),
        shape.memoryBytes(batch),
        new Operation.Activity(1.0, shape.stepBytes(batch) / step, shape.stepFlops(batch) / step));
  }
}
