package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.pattern.RoundedDemand;
import io.fleetfold.solver.program.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the rounded demands that the last solution of a linear program breaks, and adds them to it
 * (cutting planes). Not thread-safe.
 */
final class RoundingRows {

  /** Divisors tried are rates in use, multiplied and divided by the numbers up to this. */
  private static final int MOST_MULTIPLE = 8;

  /** Share of the demand by which a rounded demand has to be broken. */
  private static final double BROKEN = 1e-4;

  private static final double IN_USE = 1e-6;

  private final FleetIndex index;
  private final Program program;
  private final FlowRows rows;

  /** By workload. */
  private final List<List<Column>> columns = new ArrayList<>();

  private record Column(int copies, Item item) {}

  private record Broken(RoundedDemand demand, double by) {}

  /** Watches a program without columns. */
  RoundingRows(FleetIndex index, Program program, FlowRows rows) {
    this.index = index;
    this.program = program;
    this.rows = rows;
    for (int workload = 0; workload < index.workloads(); workload++) {
      columns.add(new ArrayList<>());
    }
  }

  /** Notes a column: copies of an item. */
  void add(int copies, Item item) {
    columns.get(item.kind().workload().index()).add(new Column(copies, item));
  }

  /** Adds what is broken most in each phase of each workload; false when nothing is. */
  boolean tighten() {
    List<RoundedDemand> broken =
        IntStream.range(0, index.workloads())
            .boxed()
            .flatMap(workload ->
                Stream.of(Phase.PREFILL, Phase.DECODE)
                    .filter(phase -> demand(workload, phase) > 0)
                    .map(phase -> mostBroken(workload, phase))
                    .flatMap(Optional::stream))
            .toList();
    broken.forEach(this::add);
    return !broken.isEmpty();
  }

  private void add(RoundedDemand demand) {
    rows.add(demand);
    int position = rows.rounded().size() - 1;
    for (Column column : columns.get(demand.workload())) {
      if (demand.counts(column.item())) {
        rows.count(column.copies(), position, (double) demand.rate(column.item().rate()));
      }
    }
  }

  private Optional<RoundedDemand> mostBroken(int workload, Phase phase) {
    List<Column> used =
        columns.get(workload).stream()
            .filter(column -> RoundedDemand.feeds(column.item().kind().phase(), phase))
            .filter(column -> program.value(column.copies()) > IN_USE)
            .toList();
    long demand = demand(workload, phase);
    double least = BROKEN * demand * FlowRows.MICRO;
    return used.stream()
        .map(column -> column.item().rate())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .flatMap(RoundingRows::divisors)
        .map(divisor -> new RoundedDemand(workload, phase, demand, divisor))
        .map(rounded -> new Broken(rounded, broken(rounded, used)))
        .filter(found -> found.by() > least)
        .max(Comparator.comparingDouble(Broken::by))
        .map(Broken::demand);
  }

  /** Demand that fixed flows leave. */
  private long demand(int workload, Phase phase) {
    return index.demand(workload) - rows.fixed(workload, phase);
  }

  private static Stream<Long> divisors(long rate) {
    return IntStream.rangeClosed(1, MOST_MULTIPLE)
        .boxed()
        .flatMap(k -> Stream.of(rate / k, rate * k))
        .filter(divisor -> divisor > 0)
        .distinct();
  }

  /** By how many requests per second the last solution serves more than engines in use allow. */
  private double broken(RoundedDemand demand, List<Column> used) {
    double allowed = demand.slack() + rows.fixed(demand.workload(), demand.phase());
    for (Column column : used) {
      allowed += program.value(column.copies()) * demand.rate(column.item().rate());
    }
    return rows.served(demand.workload()) - allowed * FlowRows.MICRO;
  }
}
