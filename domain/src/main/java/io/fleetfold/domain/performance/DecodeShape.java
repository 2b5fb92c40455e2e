package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Workload;
import java.util.function.IntPredicate;

/** The sequences of a workload as a decode engine sees them. */
record DecodeShape(Workload workload, StepTimes times) {

  /** Context of a sequence on average: the prompt and half of the answer. */
  double meanContextTokens() {
    return workload.requests().promptTokens() + workload.requests().outputTokens() / 2;
  }

  /** Steps of one request; prefill wrote the first token. */
  double steps() {
    return Math.max(1, workload.requests().outputTokens() - 1);
  }

  double stepSeconds(double batch) {
    return times.decodeSeconds(batch, meanContextTokens());
  }

  /** Weights and the KV cache of a batch at full length. */
  double memoryBytes(double batch) {
    double context = workload.requests().promptTokens() + workload.requests().outputTokens();
    return times.served().weightBytes() + times.served().kvBytes(batch * context);
  }

  /** Bytes that one step reads. */
  double stepBytes(double batch) {
    return times.served().weightBytesTouched(batch)
        + times.served().kvBytes(batch * meanContextTokens());
  }

  double stepFlops(double batch) {
    return times.served().flopsPerToken() * batch;
  }

  /** Largest batch that memory holds, up to a limit; 0 when not even one sequence fits. */
  int batchInMemory(double usableBytes, int limit) {
    double free = usableBytes - times.served().weightBytes();
    double perSequence = memoryBytes(1) - times.served().weightBytes();
    if (perSequence <= 0) {
      return free >= 0 ? limit : 0;
    }
    return (int) Math.max(0, Math.min(limit, Math.floor(free / perSequence)));
  }

  /** What makes the step long when nothing else limits the batch. */
  private String bottleneck(double batch) {
    DecodeLoad load = times.decodeLoad(batch, meanContextTokens(), DecodeLoad.Prompts.NONE);
    return load.computeSeconds(times.constants()) > load.weightSeconds(times.constants())
        ? "compute"
        : "bandwidth";
  }

  /** What keeps a batch from being larger when latency does not. */
  String boundBy(int batch, int decodeLimit) {
    return batch < decodeLimit ? "memory" : bottleneck(batch);
  }

  /** The largest batch up to a limit for which this holds; 1 when it holds for none. */
  static int largestBatch(int limit, IntPredicate holds) {
    int low = 1;
    int high = limit;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (holds.test(middle)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
