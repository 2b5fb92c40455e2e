package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.facts.Workload;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The most requests per second that the datasheet of a type allows an engine: the roofline with
 * everything in its favour.
 *
 * <p>Arithmetic runs at the peak of the fastest format, weights are read in 4 bit and shared by the
 * largest batch that memory holds, the KV cache is read in 8 bit, attention costs no arithmetic and
 * sending costs nothing. What is measured above it was measured on something else.
 */
record RooflineRate(MeasuredProfile row) {

  private static final double CACHE_SHARE = 0.5;
  private static final NumberFormat FOUR_BIT =
      new NumberFormat(Precision.FP4, Precision.FP4, 0.5, 0, 1);

  /** Requests per second; infinite where nothing is to be done. The type has all its figures. */
  double requestsPerSecond() {
    return 1
        / Math.max(
            flopsPerRequest() / peakFlops(), bytesPerRequest() / group().bandwidthBytesPerSecond());
  }

  private EngineGroup group() {
    return new EngineGroup(row.accelerator(), row.acceleratorMillis() / 1e3);
  }

  private ServedModel served() {
    return new ServedModel(row.workload().model(), FOUR_BIT);
  }

  private double peakFlops() {
    Accelerator.Compute compute = row.accelerator().compute();
    double tflops =
        Stream.of(compute.fp16Tflops(), compute.fp8Tflops(), compute.fp4Tflops())
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElseThrow();
    return group().accelerators() * tflops * 1e12;
  }

  private double flopsPerRequest() {
    return served().flopsPerToken() * (promptTokensRead() + steps());
  }

  private double promptTokensRead() {
    Workload.Requests requests = row.workload().requests();
    return row.phase() == Phase.DECODE
        ? 0
        : requests.promptTokens() * (1 - requests.prefixCacheHit());
  }

  /** Prefill writes the first token. */
  private double steps() {
    return row.phase() == Phase.PREFILL
        ? 0
        : Math.max(0, row.workload().requests().outputTokens() - 1);
  }

  private double bytesPerRequest() {
    Workload.Requests requests = row.workload().requests();
    double context = requests.promptTokens() + requests.outputTokens() / 2;
    double batch = batch(requests.promptTokens() + requests.outputTokens());
    double weights = served().weightBytesTouched(batch) / batch;
    return steps() * (weights + CACHE_SHARE * served().kvBytes(context));
  }

  /** Sequences that fit beside the weights, at least one. */
  private double batch(double context) {
    double free = group().memoryBytes() - served().weightBytes();
    return Math.max(1, free / Math.max(1, CACHE_SHARE * served().kvBytes(context)));
  }
}
