package io.fleetfold.cli;

import io.fleetfold.domain.comparison.Generations;
import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ClosedForm;
import java.util.List;

/** Usual workloads on which the validation page compares generations of accelerators. */
final class ValidationWorkloads {

  private static final List<Workload> WORKLOADS =
      List.of(
          usual("chat, 4B", "qwen3-4b", 1000, 250, 1000, 50),
          usual("chat, 8B", "llama-3.1-8b", 1000, 250, 1000, 50),
          usual("code, 8B", "llama-3.1-8b", 3000, 30, 1500, 100),
          usual("chat, 70B", "llama-3.1-70b", 1000, 250, 2500, 80),
          usual("agents, mixture of 30B", "qwen3-30b-a3b", 4000, 500, 2500, 60));

  private static final List<Accelerator> OLDER =
      List.of("v100-16", "v100-32", "t4", "a100-40", "a100-80").stream()
          .map(BundledCatalogue::accelerator)
          .toList();

  private ValidationWorkloads() {}

  private static Workload usual(
      String name, String model, double prompt, double output, double ttft, double tpot) {
    return Generations.workload(
        name + " (" + (long) prompt + " + " + (long) output + ")",
        BundledCatalogue.model(model),
        prompt,
        output,
        ttft,
        tpot);
  }

  /** Older types beside H100 and beside B200. */
  static List<Generations> generations(ClosedForm model) {
    return List.of("h100", "b200").stream()
        .map(BundledCatalogue::accelerator)
        .map(reference -> Generations.of(WORKLOADS, OLDER, reference, model))
        .toList();
  }
}
