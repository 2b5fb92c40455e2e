package io.fleetfold.solver.bound;

import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Power domains of a large fleet, merged: those right above the cells (rows of racks) that are
 * about equally tight and hang below the same others count as one; those at the top stay as they
 * are; what lies between is left out. One domain of every group stands for all of it.
 */
final class MergedDomains {

  /** Groups of rows below one domain. */
  private static final int GROUPS = 6;

  private final CellMap cells;

  /** By domain: the one that stands for it; -1 for a domain that is left out. */
  private final int[] standIn;

  private final long[] headroom;

  private MergedDomains(CellMap cells) {
    this.cells = cells;
    this.standIn = new int[cells.index().domains()];
    this.headroom = new long[standIn.length];
    Arrays.fill(standIn, -1);
    Arrays.fill(headroom, Long.MAX_VALUE);
  }

  static MergedDomains of(CellMap cells) {
    var merged = new MergedDomains(cells);
    double[] limitsBelow = new double[cells.index().domains()];
    Map<Integer, List<Integer>> rows = new LinkedHashMap<>();
    for (CellClass cellClass : cells.classes()) {
      int[] linking = cellClass.linkingDomains();
      for (int i = 0; i < linking.length; i++) {
        int domain = linking[i];
        limitsBelow[domain] += (double) cellClass.limit() * cellClass.cells().size();
        if (cells.index().domain(domain).parent() == null) {
          merged.add(domain, domain);
        } else if (i == 0) {
          rows.computeIfAbsent(linking[linking.length - 1], top -> new ArrayList<>()).add(domain);
        }
      }
    }
    rows.values().forEach(below -> merged.group(below, limitsBelow));
    return merged;
  }

  private void group(List<Integer> rows, double[] limitsBelow) {
    List<Integer> sorted =
        rows.stream()
            .distinct()
            .sorted(Comparator.comparingDouble(row -> cells.headroom(row) / limitsBelow[row]))
            .toList();
    int length = Math.ceilDiv(sorted.size(), GROUPS);
    for (int i = 0; i < sorted.size(); i++) {
      add(sorted.get(i), sorted.get(i - i % length));
    }
  }

  private void add(int domain, int representative) {
    if (standIn[domain] >= 0) {
      return;
    }
    standIn[domain] = representative;
    long own = Math.max(0, cells.headroom(domain));
    boolean first = headroom[representative] == Long.MAX_VALUE;
    headroom[representative] = first ? own : headroom[representative] + own;
  }

  /** Milliwatts by domain; {@link Long#MAX_VALUE} for what does not stand for any. */
  long[] headroom() {
    return headroom;
  }

  /** The domains that stand for those above a class of cells. */
  List<Integer> of(CellClass cellClass) {
    return Arrays.stream(cellClass.linkingDomains())
        .map(domain -> standIn[domain])
        .filter(domain -> domain >= 0)
        .boxed()
        .toList();
  }

  /** Gives every domain the price of the one that stands for it. */
  void spread(double[] power) {
    double[] merged = power.clone();
    Arrays.setAll(power, domain -> standIn[domain] < 0 ? 0 : merged[standIn[domain]]);
  }
}
