package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Plans engines that read prompts and hand their KV cache on.
 *
 * <p>TTFT is reading, waiting and sending the cache. The engine is kept as busy as the wait allows;
 * prompts are read several at a time where that gives more.
 */
record PrefillPlanner(Assumptions assumptions) implements EnginePlanner {

  @Override
  public Phase phase() {
    return Phase.PREFILL;
  }

  @Override
  public Attempt plan(Workload workload, StepTimes times) {
    double usable = EnginePlanner.usableBytes(times.group(), assumptions);
    if (memoryBytes(workload, times, 1) > usable) {
      return new Attempt.TooLarge(times.group(), memoryBytes(workload, times, 1), usable);
    }
    Operation best = null;
    for (int prompts = 1; prompts <= assumptions.batching().prefillLimit(); prompts *= 2) {
      Operation operation = operate(workload, times, prompts);
      if (memoryBytes(workload, times, prompts) > usable || operation == null) {
        break;
      }
      if (best == null || operation.requestsPerSecond() > best.requestsPerSecond()) {
        best = operation;
      }
    }
    return best != null ? new Attempt.Fits(times.group(), best) : tooSlow(workload, times);
  }

  private @Nullable Operation operate(Workload workload, StepTimes times, int prompts) {
    double service = serviceSeconds(workload, times, prompts);
    double unloaded = service + transferSeconds(workload);
    var queue = new PromptQueue(assumptions.queueing());
    double patience = assumptions.planned(workload.targets().ttftMillis()) / 1e3 - unloaded;
    double utilisation = queue.highestUtilisation(patience, service, prompts);
    if (utilisation <= 0) {
      return null;
    }
    double ttft = unloaded + queue.waitSeconds(utilisation, service, prompts);
    return new Operation(
        utilisation * prompts / service,
        prompts,
        boundBy(workload, times, prompts, utilisation),
        Operation.Latency.ofTtft(ttft * 1e3),
        memoryBytes(workload, times, prompts),
        activity(workload, times, prompts, utilisation));
  }

  private String boundBy(Workload workload, StepTimes times, int prompts, double utilisation) {
    if (utilisation < assumptions.queueing().utilisationLimit()) {
      return "latency";
    }
    PrefillLoad load =
        times.prefillLoad(prompts, workload.requests().promptTokens(), cachedTokens(workload));
    return load.computeSeconds(times.constants()) >= load.weightSeconds(times.constants())
        ? "compute"
        : "bandwidth";
  }

  private static Operation.Activity activity(
      Workload workload, StepTimes times, int prompts, double utilisation) {
    double prompt = workload.requests().promptTokens();
    double cached = cachedTokens(workload);
    double service = serviceSeconds(workload, times, prompts);
    double weights = times.served().weightBytesTouched(prompts * (prompt - cached));
    return new Operation.Activity(
        utilisation,
        (weights + times.served().kvBytes(prompts * prompt)) / service,
        times.prefillFlops(prompts, prompt, cached) / service);
  }

  private Attempt tooSlow(Workload workload, StepTimes times) {
    double target = workload.targets().ttftMillis();
    double unloaded = serviceSeconds(workload, times, 1) + transferSeconds(workload);
    return new Attempt.TooSlow(
        times.group(), "TTFT", unloaded * 1e3, target, assumptions.planned(target));
  }

  private double transferSeconds(Workload workload) {
    double bytes = workload.requests().promptTokens() * workload.model().kvBytesPerToken();
    return bytes / assumptions.kvTransferBytesPerSecond();
  }

  /** Weights, the prompts being read, and as many caches on their way to decode. */
  private static double memoryBytes(Workload workload, StepTimes times, int prompts) {
    return times.served().weightBytes()
        + times.served().kvBytes(2.0 * prompts * workload.requests().promptTokens());
  }

  static double serviceSeconds(Workload workload, StepTimes times, int prompts) {
    return times.prefillSeconds(
        prompts, workload.requests().promptTokens(), cachedTokens(workload));
  }

  static double cachedTokens(Workload workload) {
    return workload.requests().promptTokens() * workload.requests().prefixCacheHit();
  }
}
