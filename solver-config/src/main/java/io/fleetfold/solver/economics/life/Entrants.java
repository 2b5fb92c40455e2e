package io.fleetfold.solver.economics.life;

import io.fleetfold.domain.facts.Accelerator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The new parts of a scenario: what can be bought in each year. Generations follow the candidate
 * that was released last, at its watts; a memory-centric sibling of each stands for specialised
 * decode hardware. Pure functions.
 */
final class Entrants {

  /**
   * What an H20 has of an H100 per watt of TDP, both of the same node and year: 10.0 for 4.8 GB/s,
   * 0.74 for 2.8 TFLOPS in fp8 (catalogue).
   */
  static final double DECODE_BANDWIDTH = 2.09;

  static final double DECODE_COMPUTE = 0.26;

  private Entrants() {}

  /** The candidate that the generations follow: the one released last, the dearer of equals. */
  static Candidate newest(List<Candidate> candidates) {
    Candidate newest = candidates.getFirst();
    for (Candidate candidate : candidates) {
      String released = String.valueOf(candidate.type().provenance().released());
      if (released.compareTo(String.valueOf(newest.type().provenance().released())) > 0) {
        newest = candidate;
      }
    }
    return newest;
  }

  /**
   * What can be had after so many years: the candidates of today, and the last two generations.
   *
   * @param specialised whether memory-centric siblings exist
   */
  static List<Candidate> after(
      int years, Scenario.Generations generations, List<Candidate> today, boolean specialised) {
    List<Candidate> entrants = new ArrayList<>(today);
    Candidate base = newest(today);
    int latest = generations.after(years);
    if (specialised && latest == 0) {
      entrants.add(sibling(base));
    }
    for (int generation = Math.max(1, latest - 1); generation <= latest; generation++) {
      Candidate next = generation(base, generation, generations);
      entrants.add(next);
      if (specialised) {
        entrants.add(sibling(next));
      }
    }
    return entrants;
  }

  private static Candidate generation(
      Candidate base, int generation, Scenario.Generations generations) {
    double bandwidth = Math.pow(generations.bandwidthGain(), generation);
    double compute = Math.pow(generations.computeGain(), generation);
    double price = Math.pow(generations.priceGain(), generation);
    Accelerator type = scaled(base.type(), "generation-" + generation, bandwidth, compute);
    return new Candidate(type, base.usdPerHour() * price, base.perHost(), "scenario");
  }

  private static Candidate sibling(Candidate of) {
    Accelerator type =
        scaled(of.type(), of.type().id() + "-decode", DECODE_BANDWIDTH, DECODE_COMPUTE);
    return new Candidate(type, of.usdPerHour(), of.perHost(), "scenario");
  }

  /** A part with these multiples of the rates, at the same watts; memory grows with bandwidth. */
  static Accelerator scaled(Accelerator type, String id, double bandwidth, double compute) {
    Accelerator.Memory memory = type.memory();
    Accelerator.Compute rates = type.compute();
    return new Accelerator(
        id,
        type.vendor(),
        new Accelerator.Memory(
            times(memory.capacityGb(), bandwidth), times(memory.bandwidthGbPerSecond(), bandwidth)),
        new Accelerator.Compute(
            times(rates.fp16Tflops(), compute),
            times(rates.fp8Tflops(), compute),
            times(rates.fp4Tflops(), compute)),
        type.power(),
        type.scaling(),
        new Accelerator.Provenance(null, null, null, "scenario"));
  }

  /** A part that draws nothing while it is not bought. */
  static Accelerator notYetThere(Accelerator type) {
    return new Accelerator(
        type.id(),
        type.vendor(),
        type.memory(),
        type.compute(),
        new Accelerator.PowerDraw(type.power().tdpWatts(), 0, type.power().allInWatts()),
        type.scaling(),
        type.provenance());
  }

  private static @Nullable Double times(@Nullable Double figure, double factor) {
    return figure == null ? null : Double.valueOf(figure * factor);
  }
}
