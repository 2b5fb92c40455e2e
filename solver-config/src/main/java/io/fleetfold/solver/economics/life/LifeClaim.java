package io.fleetfold.solver.economics.life;

import io.fleetfold.domain.facts.Accelerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The claim that disaggregation stretches the life of an accelerator from 3-4 to 10-15 years, held
 * against life spans that were computed with and without it.
 */
public record LifeClaim(List<Row> rows) {

  /** What counts as 3-4 years, generously. */
  private static final double SHORT_YEARS = 5;

  /** What counts as 10-15 years. */
  private static final double LONG_YEARS = 10;

  /**
   * One scenario and what can be bought in it.
   *
   * @param world in words
   * @param types how many types have a release date
   * @param medianOnePool age in years when one pool serves both phases
   * @param medianApart age when prefill and decode may run apart
   * @param longer types that live at least a year longer apart
   * @param shorter types that live at least a year shorter apart
   * @param asClaimed types of at most 5 years in one pool and at least 10 apart
   * @param atHorizon types that still pay in the last year apart, so that their age is a least one
   */
  public record Row(
      Scenario scenario,
      String world,
      int types,
      double medianOnePool,
      double medianApart,
      double medianGain,
      double largestGain,
      long longer,
      long shorter,
      long asClaimed,
      long atHorizon) {}

  private record Case(Scenario scenario, boolean entry, boolean specialised) {}

  private record Pair(double onePool, double apart, boolean atHorizon) {}

  /** The test over these spans. */
  public static LifeClaim of(List<LifeSpan> spans) {
    Map<Case, Map<Accelerator, LifeSpan>> apart = new LinkedHashMap<>();
    Map<Case, Map<Accelerator, LifeSpan>> pool = new LinkedHashMap<>();
    for (LifeSpan span : spans) {
      var at = new Case(span.scenario(), span.world().entry(), span.world().specialised());
      (span.world().disaggregated() ? apart : pool)
          .computeIfAbsent(at, key -> new LinkedHashMap<>())
          .put(span.type(), span);
    }
    List<Row> rows = new ArrayList<>();
    apart.forEach((at, types) -> rows.add(row(at, pairs(types, pool.getOrDefault(at, Map.of())))));
    return new LifeClaim(List.copyOf(rows));
  }

  private static List<Pair> pairs(
      Map<Accelerator, LifeSpan> apart, Map<Accelerator, LifeSpan> pool) {
    List<Pair> pairs = new ArrayList<>();
    apart.forEach((type, span) -> {
      LifeSpan other = pool.get(type);
      Double age = span.ageAtEnd();
      Double otherAge = other == null ? null : other.ageAtEnd();
      if (age != null && otherAge != null) {
        pairs.add(new Pair(otherAge, age, span.ended() == LifeSpan.Ending.HORIZON));
      }
    });
    return pairs;
  }

  private static Row row(Case at, List<Pair> pairs) {
    return new Row(
        at.scenario(),
        at.specialised()
            ? "any new part, decode parts too"
            : at.entry() ? "any new part" : "nothing new",
        pairs.size(),
        median(pairs.stream().mapToDouble(Pair::onePool).sorted().toArray()),
        median(pairs.stream().mapToDouble(Pair::apart).sorted().toArray()),
        median(gains(pairs)),
        pairs.stream().mapToDouble(pair -> pair.apart() - pair.onePool()).max().orElse(0),
        pairs.stream().filter(pair -> pair.apart() - pair.onePool() > 0.5).count(),
        pairs.stream().filter(pair -> pair.onePool() - pair.apart() > 0.5).count(),
        pairs.stream()
            .filter(pair -> pair.onePool() <= SHORT_YEARS && pair.apart() >= LONG_YEARS)
            .count(),
        pairs.stream().filter(Pair::atHorizon).count());
  }

  private static double[] gains(List<Pair> pairs) {
    return pairs.stream().mapToDouble(pair -> pair.apart() - pair.onePool()).sorted().toArray();
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length == 0
        ? Double.NaN
        : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** What the rows say about the claim, in sentences made from their figures. */
  public String verdict() {
    long cases = rows.stream().mapToLong(Row::types).sum();
    long longer = rows.stream().mapToLong(Row::longer).sum();
    long shorter = rows.stream().mapToLong(Row::shorter).sum();
    long claimed = rows.stream().mapToLong(Row::asClaimed).sum();
    double gain = median(rows.stream().mapToDouble(Row::medianGain).sorted().toArray());
    return String.format(
        Locale.ROOT,
        "%s. Of %d cases (type, scenario, what can be bought) %d live at least a year longer apart,"
            + " %d shorter, and %d go from %.0f years or less to %.0f or more; the median of the"
            + " median gains is %.1f years. Ages count from release; those that still pay at the"
            + " end of the look ahead are least ages.",
        claimed == 0
            ? "No case here bears it out"
            : claimed * 2 > cases ? "Most cases here bear it out" : "Few cases here bear it out",
        cases,
        longer,
        shorter,
        claimed,
        SHORT_YEARS,
        LONG_YEARS,
        gain);
  }
}
