package io.fleetfold.solver.generate;

import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Profiles of generated workloads: prefill follows compute, decode follows bandwidth, an aggregated
 * engine does both one after the other and loses some to interference; all with noise, so that no
 * two pairs of workload and type are alike.
 */
final class GeneratedProfiles {

  private static final double PREFILL_EFFICIENCY = 0.5;
  private static final double DECODE_EFFICIENCY = 0.6;
  private static final double AGGREGATED_EFFICIENCY = 0.85;
  private static final double DECODE_BATCH = 48;

  private final RandomGenerator random;

  GeneratedProfiles(RandomGenerator random) {
    this.random = random;
  }

  List<MeasuredProfile> of(Workload workload, GeneratedType type) {
    List<MeasuredProfile> rows = new ArrayList<>();
    double prefillNoise = noise();
    double decodeNoise = noise();
    for (int degree = 1; degree <= 8; degree *= 2) {
      double weightsGb = workload.model().parametersBillion();
      if (weightsGb > 0.75 * type.capacityGb() * degree
          || degree > 8 * Math.max(1, weightsGb / 10)) {
        continue;
      }
      double scaling = degree * Math.pow(0.94, Math.log(degree) / Math.log(2));
      double prefill = prefillNoise * scaling * prefillRps(workload, type);
      double decode = decodeNoise * scaling * decodeRps(workload, type, degree);
      double aggregated = AGGREGATED_EFFICIENCY / (1 / prefill + 1 / decode);
      rows.add(row(workload, Phase.PREFILL, type, degree, prefill, 0.95));
      rows.add(row(workload, Phase.DECODE, type, degree, decode, 0.72));
      rows.add(row(workload, Phase.AGGREGATED, type, degree, aggregated, 0.88));
    }
    return rows;
  }

  private double noise() {
    return 0.8 + 0.4 * random.nextDouble();
  }

  private static double prefillRps(Workload workload, GeneratedType type) {
    double tflopPerRequest =
        2 * workload.model().activeParametersBillion() * workload.requests().promptTokens() / 1e3;
    return PREFILL_EFFICIENCY * type.bestTflops() / tflopPerRequest;
  }

  /**
   * Tokens per second of the batch over tokens of an answer; one accelerator's share of the group.
   */
  private static double decodeRps(Workload workload, GeneratedType type, int degree) {
    double kvGb = workload.model().kvBytesPerToken() * workload.requests().promptTokens() / 1e9;
    double weightsGb = workload.model().parametersBillion();
    double freeGb = 0.9 * type.capacityGb() * degree - weightsGb;
    double batch = Math.max(1, Math.min(DECODE_BATCH * degree, freeGb / Math.max(kvGb, 1e-3)));
    double gbPerStep = weightsGb + batch * kvGb;
    double stepsPerSecond = DECODE_EFFICIENCY * type.gbPerSecond() / gbPerStep;
    return batch * stepsPerSecond / workload.requests().outputTokens();
  }

  private MeasuredProfile row(
      Workload workload, Phase phase, GeneratedType type, int degree, double rps, double load) {
    double watts = degree * type.allInWatts() * (load + 0.06 * (random.nextDouble() - 0.5));
    return new MeasuredProfile(
        workload,
        phase,
        type.accelerator(),
        1000L * degree,
        Math.max(1e-6, Math.rint(rps * 1e6) / 1e6),
        Math.rint(watts * 10) / 10);
  }
}
