package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.facts.Serving;
import io.fleetfold.domain.facts.Workload;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accelerators, models and workloads with round figures. */
final class Parts {

  /** 100 GB at 1000 GB/s, 100 TFLOPS in 16 bit, 500 W; no constants of its own. */
  static final Accelerator ROUND = gpu("round", 100, 1000, 100, null, 8.0);

  /**
   * 10 billion parameters in bf16, 10 layers, 0.1 MB of KV cache a token, no width (attention costs
   * nothing).
   */
  static final Model TEN = dense("ten", 10, 10, 100_000, Precision.BF16);

  private Parts() {}

  static Accelerator gpu(
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

  static Model dense(String id, double billion, int layers, double kvBytes, Precision precision) {
    return new Model(
        id, billion, billion, layers, kvBytes, precision, new Model.Shape(null, null, null), null);
  }

  static Workload workload(
      Model model, double rps, double prompt, double output, double ttft, double tpot) {
    return workload(
        model,
        rps,
        new Workload.Requests(prompt, output, 0),
        new Workload.Targets(ttft, tpot),
        null);
  }

  static Workload workload(
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
