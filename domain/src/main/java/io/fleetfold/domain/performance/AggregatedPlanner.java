package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;

/**
 * Plans engines that read prompts and write answers in turn.
 *
 * <p>Prompts are read in chunks, and each chunk shares its pass with a decode step of the batch. So
 * prefill lengthens decode: with r requests a second that each take p seconds of prefill, a step of
 * s seconds lasts {@code s / (1 - r * p)}. And decode lengthens prefill: a prompt of n chunks takes
 * {@code p + n * s}, after waiting for the prompts before it. The rate is the least of what the
 * batch carries, {@code b / (steps * s + b * p)}, what TPOT allows, {@code (1 - s / TPOT) / p}, and
 * what TTFT allows. The first grows with the batch and the others shrink, so the best batch is
 * where they cross.
 *
 * <p>An answer of one token is written by reading the prompt: there is nothing to decode, and no
 * TPOT.
 */
record AggregatedPlanner(Assumptions assumptions) implements EnginePlanner {

  @Override
  public Phase phase() {
    return Phase.AGGREGATED;
  }

  @Override
  public Attempt plan(Workload workload, StepTimes times) {
    if (workload.requests().outputTokens() <= 1) {
      return new PrefillPlanner(assumptions).plan(workload, times);
    }
    var shape = new DecodeShape(workload, times);
    double usable = EnginePlanner.usableBytes(times.group(), assumptions);
    int batchInMemory = shape.batchInMemory(usable, assumptions.batching().decodeLimit());
    if (batchInMemory == 0) {
      return new Attempt.TooLarge(times.group(), shape.memoryBytes(1), usable);
    }
    var rates = new Rates(shape, PrefillPlanner.serviceSeconds(workload, times, 1), assumptions);
    if (rates.latencyRate(1) <= 0) {
      return tooSlow(rates, times);
    }
    int crossing =
        DecodeShape.largestBatch(
            batchInMemory, batch -> rates.batchRate(batch) <= rates.latencyRate(batch));
    int batch =
        crossing < batchInMemory && rates.rate(crossing + 1) > rates.rate(crossing)
            ? crossing + 1
            : crossing;
    return new Attempt.Fits(times.group(), rates.operate(batch, batchInMemory));
  }

  private Attempt tooSlow(Rates rates, StepTimes times) {
    Workload.Targets targets = rates.shape().workload().targets();
    double tpotPlanned = assumptions.planned(targets.tpotMillis());
    double ttftPlanned = assumptions.planned(targets.ttftMillis());
    double tpot = rates.shape().stepSeconds(1) * 1e3;
    double ttft = rates.readingSeconds(1) * 1e3;
    return tpot / tpotPlanned >= ttft / ttftPlanned
        ? new Attempt.TooSlow(times.group(), "TPOT", tpot, targets.tpotMillis(), tpotPlanned)
        : new Attempt.TooSlow(times.group(), "TTFT", ttft, targets.ttftMillis(), ttftPlanned);
  }

  /** Requests per second as functions of the batch. */
  private record Rates(DecodeShape shape, double prefillSeconds, Assumptions assumptions) {

    double rate(int batch) {
      return Math.min(batchRate(batch), latencyRate(batch));
    }

    double batchRate(int batch) {
      double inUse = batch * assumptions.batching().decodeOccupancy();
      return inUse / (shape.steps() * shape.stepSeconds(batch) + inUse * prefillSeconds);
    }

    double latencyRate(int batch) {
      return Math.min(tpotRate(batch), ttftRate(batch));
    }

    private double tpotRate(int batch) {
      double planned = assumptions.planned(shape.workload().targets().tpotMillis()) / 1e3;
      return (1 - shape.stepSeconds(batch) / planned) / prefillSeconds;
    }

    private double ttftRate(int batch) {
      double reading = readingSeconds(batch);
      double patience =
          assumptions.planned(shape.workload().targets().ttftMillis()) / 1e3 - reading;
      return new PromptQueue(assumptions.queueing()).highestUtilisation(patience, reading, 1)
          / reading;
    }

    double readingSeconds(int batch) {
      double prompt = shape.workload().requests().promptTokens();
      double read = prompt - PrefillPlanner.cachedTokens(shape.workload());
      double chunks = Math.max(1, Math.ceil(read / assumptions.batching().chunkTokens()));
      return prefillSeconds + chunks * shape.stepSeconds(batch);
    }

    Operation operate(int batch, int batchInMemory) {
      double rate = rate(batch);
      return new Operation(
          rate,
          batch,
          boundBy(batch, batchInMemory),
          latency(batch, rate),
          shape.memoryBytes(batch),
          activity(batch, rate));
    }

    private String boundBy(int batch, int batchInMemory) {
      if (batch < batchInMemory || latencyRate(batch) < batchRate(batch)) {
        return "latency";
      }
      return shape.boundBy(batch, assumptions.batching().decodeLimit());
    }

    private Operation.Latency latency(int batch, double rate) {
      Workload.Targets targets = shape.workload().targets();
      double tpot = shape.stepSeconds(batch) / (1 - rate * prefillSeconds) * 1e3;
      double reading = readingSeconds(batch);
      double wait = new PromptQueue(assumptions.queueing()).waitSeconds(rate * reading, reading, 1);
      double ttft = (reading + wait) * 1e3;
      boolean tpotIsTighter = tpot / targets.tpotMillis() >= ttft / targets.ttftMillis();
      return new Operation.Latency(ttft, tpot, tpotIsTighter ? tpot : ttft);
    }

    private Operation.Activity activity(int batch, double rate) {
      Workload workload = shape.workload();
      double prompt = workload.requests().promptTokens();
      double cached = PrefillPlanner.cachedTokens(workload);
      double prefillShare = rate * prefillSeconds;
      double stepsPerSecond = (1 - prefillShare) / shape.stepSeconds(batch);
      double prefillBytes =
          shape.times().served().weightBytesTouched(prompt - cached)
              + shape.times().served().kvBytes(prompt);
      return new Operation.Activity(
          1.0,
          stepsPerSecond * shape.stepBytes(batch) + rate * prefillBytes,
          stepsPerSecond * shape.stepFlops(batch)
              + rate * shape.times().prefillFlops(1, prompt, cached));
    }
  }
}
