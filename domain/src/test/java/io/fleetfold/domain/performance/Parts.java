package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.facts.Serving;
import io.fleetfold.domain.facts.Workload;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accelerators, models and workloads with round figures. */
public final class Parts {

  /** 100 GB at 1000 GB/s, 100 TFLOPS in 16 bit, 500 W; no constants of its own. */
  public static final Accelerator ROUND = gpu("round", 100, 1000, 100, null, 8.0);

  /**
   * 10 billion parameters in bf16, 10 layers, 0.1 MB of KV cache a token, no width (attention costs
   * nothing).
   */
  public static final Model TEN = dense("ten", 10, 10, 100_000, Precision.BF16);

  private Parts() {}

  /**
   * 0.87 and 0.9 of bandwidth, 0.7 and 0.6 of FLOPS, 45 us a layer (1.5 times that when shared), 35
   * us a sequence.
   */
  public static Constants constants() {
    return new Constants(new double[Constant.values().length])
        .with(Constant.WEIGHT_BANDWIDTH, 0.87)
        .with(Constant.EXPERT_BANDWIDTH, 0.87)
        .with(Constant.KV_BANDWIDTH, 0.9)
        .with(Constant.DECODE_COMPUTE, 0.7)
        .with(Constant.EXPERT_COMPUTE, 1)
        .with(Constant.LAYER_US, 45)
        .with(Constant.TENSOR_PARALLEL_FACTOR, 1.5)
        .with(Constant.SEQUENCE_US, 35)
        .with(Constant.LINK, 1)
        .with(Constant.MIXED_COMPUTE, 0.6)
        .with(Constant.PREFILL_COMPUTE, 0.6)
        .with(Constant.PREFILL_BANDWIDTH, 0.8)
        .with(Constant.PREFILL_LINK, 1)
        .with(Constant.PREFILL_LAYER_US, 45)
        .with(Constant.PREFILL_TENSOR_PARALLEL_FACTOR, 1.5);
  }

  public static Accelerator gpu(
      String id,
      double gb,
      double gbPerSecond,
      double tflops,
      @Nullable Double fp8,
      @Nullable Double cc) {
    return new Accelerator(
        id,
        "test",
        new Accelerator.Memory(gb, gbPerSecond),
        new Accelerator.Compute(tflops, fp8, null),
        new Accelerator.PowerDraw(500.0, 50, 1200.0),
        new Accelerator.Scaling(100.0, 8, cc),
        new Accelerator.Provenance(null, null, null, null));
  }

  public static Model dense(
      String id, double billion, int layers, double kvBytes, Precision precision) {
    return new Model(
        id, billion, billion, layers, kvBytes, precision, new Model.Shape(null, null, null), null);
  }

  public static Workload workload(
      Model model, double rps, double prompt, double output, double ttft, double tpot) {
    return workload(
        model,
        rps,
        new Workload.Requests(prompt, output, 0),
        new Workload.Targets(ttft, tpot),
        null);
  }

  public static Workload workload(
      Model model,
      double rps,
      Workload.Requests requests,
      Workload.Targets targets,
      @Nullable Precision precision) {
    return new Workload(
        0,
        "w",
        model,
        new Workload.Demand(rps, 0),
        requests,
        targets,
        new Workload.Prices(1, 1),
        new Workload.Rules(Serving.ANY, Set.of(), precision));
  }
}
