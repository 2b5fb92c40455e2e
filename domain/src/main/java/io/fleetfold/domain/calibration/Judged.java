package io.fleetfold.domain.calibration;

import io.fleetfold.domain.calibration.CrossValidation.Unseen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A point that the fit had not seen, and whether it lies in an interval that was made from other
 * groups of points. Its own group would make an interval that fits by construction.
 */
record Judged(Unseen unseen, boolean covered) {

  boolean isPrefill() {
    return unseen.point().point().kind() == Point.Kind.PREFILL;
  }

  static List<Judged> of(List<Unseen> points, Function<Unseen, String> groupOf) {
    Map<Point.Kind, Map<String, List<Unseen>>> kinds = new TreeMap<>();
    for (Unseen unseen : points) {
      kinds
          .computeIfAbsent(unseen.point().point().kind(), key -> new TreeMap<>())
          .computeIfAbsent(groupOf.apply(unseen), key -> new ArrayList<>())
          .add(unseen);
    }
    List<Judged> judged = new ArrayList<>();
    kinds
        .values()
        .forEach(
            groups -> groups.forEach((own, unseen) -> judge(unseen, others(groups, own), judged)));
    return judged;
  }

  private static List<Unseen> others(Map<String, List<Unseen>> groups, String own) {
    return groups.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(own))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  /** A group without any other has no interval, and so none that holds. */
  private static void judge(List<Unseen> own, List<Unseen> others, List<Judged> judged) {
    Intervals.Range range =
        others.isEmpty() ? new Intervals.Range(1, 1, 0) : Intervals.range(others);
    own.forEach(unseen ->
        judged.add(
            new Judged(unseen, unseen.ratio() >= range.low() && unseen.ratio() <= range.high())));
  }
}
