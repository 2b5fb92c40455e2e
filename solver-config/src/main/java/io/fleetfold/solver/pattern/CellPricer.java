package io.fleetfold.solver.pattern;

import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the best pattern of a cell at given prices: a knapsack over accelerators and watts.
 *
 * <p>Dynamic programming, host after host and item after item, over the units used of the current
 * host; for each number of units it keeps the states that no other beats in both draw and value.
 * The linear relaxation of the same knapsack (one price for watts, one for units of each host)
 * bounds what any state can still become, so states that cannot beat the best known pattern are
 * dropped. If a front outgrows the beam, the least promising states are dropped and the best of
 * what they could have become is remembered: the upper bound of the result stays valid whatever was
 * dropped.
 *
 * <p>Not thread-safe: keeps its buffers between calls.
 */
public final class CellPricer {

  /** Shares of the relaxation's worth that the search gives up step by step. */
  private static final double[] SLACKS = {0.003, 0.015, 0.06};

  private static final int BEAM_GROWTH = 6;

  /** A pattern within this share of the upper bound is the best one for all that matters. */
  private static final double EXACT = 1e-6;

  private final States states = new States();
  private final Front scratch = new Front();
  private Front[] fronts = new Front[0];
  private double[] order = new double[64];
  private double dropped;

  /**
   * The outcome of one search.
   *
   * @param value worth of the best pattern found; the floor it was given when none beats that
   * @param upperBound no pattern of the cell is worth more
   * @param patterns patterns above the floor, best first
   */
  public record Result(double value, double upperBound, List<Pattern> patterns) {

    /** States that were dropped know nothing of how few shards in force may stay. */
    private Result within(double relaxed) {
      return new Result(value, Math.max(value, Math.min(upperBound, relaxed)), patterns);
    }
  }

  /** What the linear relaxation of the cell is worth at these prices: no pattern is worth more. */
  public static double relaxed(CellClass cellClass, Prices prices) {
    return CellRelaxation.of(cellClass, prices).upperBound();
  }

  /**
   * As {@link #bestOf}, with a beam that grows until the best pattern is proved to be the best, or
   * is as wide as it may get.
   *
   * @param narrowest states kept at a time at first
   * @param widest states kept at a time at most
   */
  public Result bestOf(
      CellClass cellClass, Prices prices, double floor, int narrowest, int widest, int wanted) {
    Result result = bestOf(cellClass, prices, floor, narrowest, wanted);
    for (int beam = narrowest; beam < widest && !isExact(result); ) {
      beam = Math.min(widest, BEAM_GROWTH * beam);
      Result wider = bestOf(cellClass, prices, floor, beam, wanted);
      result = wider.upperBound() < result.upperBound() ? wider : result;
    }
    return result;
  }

  private static boolean isExact(Result result) {
    return result.upperBound() - result.value() <= EXACT * Math.abs(result.upperBound());
  }

  /**
   * Searches from the top down: first only for patterns within 0.3 % of what the relaxation allows,
   * then within more, until one is found or the floor is reached. The tighter the floor, the fewer
   * states survive.
   *
   * @param floor worth of a pattern that is known already; {@link Double#NEGATIVE_INFINITY} for
   *     none
   */
  public Result bestOf(CellClass cellClass, Prices prices, double floor, int beam, int wanted) {
    double relaxed = relaxed(cellClass, prices);
    for (double slack : SLACKS) {
      double tried = relaxed - slack * Math.abs(relaxed);
      if (tried <= floor) {
        break;
      }
      Result result = price(cellClass, prices, tried, beam, wanted);
      if (result.value() > tried) {
        return result.within(relaxed);
      }
    }
    return price(cellClass, prices, floor, beam, wanted).within(relaxed);
  }

  /**
   * Searches one cell class.
   *
   * @param floor worth that a pattern has to beat; {@link Double#NEGATIVE_INFINITY} for any
   * @param beam states kept at a time, at least 1; larger is slower and closer to the optimum
   * @param wanted most patterns to return
   */
  public Result price(CellClass cellClass, Prices prices, double floor, int beam, int wanted) {
    return search(cellClass, CellRelaxation.of(cellClass, prices), floor, beam, wanted);
  }

  /**
   * Searches one cell class for the pattern that serves the rest of the fleet best as it stands:
   * the first flow that fills a shortfall earns a premium.
   *
   * @param limit milliwatts beyond idle draw that the cell may draw now
   * @param beam states kept at a time
   */
  public List<Pattern> fill(
      CellClass cellClass, long limit, Prices prices, Shortfall shortfall, int beam, int wanted) {
    CellRelaxation relaxation = CellRelaxation.of(cellClass, limit, prices, shortfall);
    double relaxed = relaxation.upperBound();
    for (double slack : SLACKS) {
      Result result =
          search(cellClass, relaxation, relaxed - slack * Math.abs(relaxed), beam, wanted);
      if (!result.patterns().isEmpty()) {
        return result.patterns();
      }
    }
    return search(cellClass, relaxation, Double.NEGATIVE_INFINITY, beam, wanted).patterns();
  }

  private Result search(
      CellClass cellClass, CellRelaxation relaxation, double floor, int beam, int wanted) {
    states.clear();
    dropped = floor;
    Front front = new Front();
    front.append(states.add(0, relaxation.constant(), 0, -1, -1));
    boolean asOne = cellClass.packsAsOne();
    int hosts = asOne ? 1 : cellClass.hosts().size();
    int copies = asOne ? cellClass.hosts().size() : 1;
    for (int host = 0; host < hosts; host++) {
      fillHost(
          relaxation.host(host),
          copies,
          relaxation.after(host, asOne),
          relaxation,
          floor,
          beam,
          front);
    }
    return result(cellClass, relaxation, front, floor, wanted, asOne);
  }

  private void fillHost(
      HostRelaxation host,
      int copies,
      double after,
      CellRelaxation relaxation,
      double floor,
      int beam,
      Front front) {
    int units = host.units() * copies;
    ensureFronts(units + 1);
    fronts[0].copyFrom(front);
    for (int u = 1; u <= units; u++) {
      fronts[u].clear();
    }
    for (int i = 0; i < host.options(); i++) {
      int size = host.size(i);
      if (host.copies(i) > 0) {
        for (int copy = 0; copy < host.copies(i); copy++) {
          for (int u = units; u >= size; u--) {
            extend(host, i, u, after + host.most(u, units), relaxation, floor, beam);
          }
        }
      } else {
        for (int u = size; u <= units; u++) {
          extend(host, i, u, after + host.most(u, units), relaxation, floor, beam);
        }
      }
    }
    closeHost(host, units, after, relaxation, floor, beam, front);
  }

  /**
   * Grows the states that leave room for one more of an item, and merges them into the front that
   * they reach.
   */
  private void extend(
      HostRelaxation host,
      int option,
      int u,
      double rest,
      CellRelaxation relaxation,
      double floor,
      int beam) {
    Front from = fronts[u - host.size(option)];
    Front into = fronts[u];
    if (from.size == 0) {
      return;
    }
    long addDraw = host.draw(option);
    double addValue = host.value(option);
    long addKilobits = host.networkMayBind() ? host.kilobits(option) : 0;
    double price = relaxation.powerPrice();
    double cut = floor - rest - price * relaxation.limit();
    scratch.clear();
    int a = 0;
    int b = 0;
    double best = Double.NEGATIVE_INFINITY;
    long bestKilobits = Long.MAX_VALUE;
    while (a < into.size || b < from.size) {
      boolean old;
      if (a == into.size) {
        old = false;
      } else if (b == from.size) {
        old = true;
      } else {
        long oldDraw = states.draw(into.states[a]);
        long newDraw = states.draw(from.states[b]) + addDraw;
        old =
            oldDraw < newDraw
                || (oldDraw == newDraw
                    && states.value(into.states[a]) >= states.value(from.states[b]) + addValue);
      }
      if (old) {
        int state = into.states[a++];
        if (states.value(state) > best) {
          best = states.value(state);
          bestKilobits = states.kilobits(state);
          scratch.append(state);
        } else if (states.kilobits(state) < bestKilobits) {
          scratch.append(state);
        }
      } else {
        int state = from.states[b++];
        long newDraw = states.draw(state) + addDraw;
        double newValue = states.value(state) + addValue;
        long newKilobits = states.kilobits(state) + addKilobits;
        boolean fits = newDraw <= relaxation.limit() && newKilobits <= host.kilobitLimit();
        boolean unbeaten = newValue > best || newKilobits < bestKilobits;
        if (fits && unbeaten && newValue - price * newDraw > cut) {
          if (newValue > best) {
            best = newValue;
            bestKilobits = newKilobits;
          }
          scratch.append(states.add(newDraw, newValue, newKilobits, state, option));
        }
      }
    }
    trim(scratch, beam, price, rest + price * relaxation.limit());
    into.copyFrom(scratch);
  }

  /**
   * Drops the least promising states beyond the beam, and remembers what they could have become.
   */
  private void trim(Front front, int beam, double powerPrice, double rest) {
    if (front.size <= beam) {
      return;
    }
    if (order.length < front.size) {
      order = new double[2 * front.size];
    }
    for (int i = 0; i < front.size; i++) {
      order[i] = states.value(front.states[i]) - powerPrice * states.draw(front.states[i]);
    }
    Arrays.sort(order, 0, front.size);
    double keepAbove = order[front.size - beam];
    int kept = 0;
    double lost = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < front.size; i++) {
      double promise = states.value(front.states[i]) - powerPrice * states.draw(front.states[i]);
      if (promise >= keepAbove && kept < beam) {
        front.states[kept++] = front.states[i];
      } else {
        lost = Math.max(lost, promise);
      }
    }
    front.size = kept;
    dropped = Math.max(dropped, lost + rest);
  }

  /** Collects the fronts of a full host into one, with rental settled by whole accelerators. */
  private void closeHost(
      HostRelaxation host,
      int units,
      double after,
      CellRelaxation relaxation,
      double floor,
      int beam,
      Front front) {
    List<Integer> closed = new ArrayList<>();
    for (int u = 0; u <= units; u++) {
      for (int i = 0; i < fronts[u].size; i++) {
        int state = fronts[u].states[i];
        long draw = states.draw(state);
        double value = states.value(state) + host.closingValue(u);
        if (draw <= relaxation.limit()
            && value - relaxation.powerPrice() * draw
                > floor - after - relaxation.powerPrice() * relaxation.limit()) {
          closed.add(states.add(draw, value, 0, state, -2));
        }
      }
    }
    closed.sort((x, y) -> {
      int byDraw = Long.compare(states.draw(x), states.draw(y));
      return byDraw != 0 ? byDraw : Double.compare(states.value(y), states.value(x));
    });
    front.clear();
    double best = Double.NEGATIVE_INFINITY;
    for (int state : closed) {
      if (states.value(state) > best) {
        best = states.value(state);
        front.append(state);
      }
    }
    trim(
        front, beam, relaxation.powerPrice(), after + relaxation.powerPrice() * relaxation.limit());
  }

  private void ensureFronts(int count) {
    int before = fronts.length;
    if (before < count) {
      fronts = Arrays.copyOf(fronts, count);
      for (int i = before; i < count; i++) {
        fronts[i] = new Front();
      }
    }
  }

  private Result result(
      CellClass cellClass,
      CellRelaxation relaxation,
      Front front,
      double floor,
      int wanted,
      boolean asOne) {
    double best = floor;
    List<Pattern> patterns = new ArrayList<>();
    for (int i = front.size - 1; i >= 0; i--) {
      best = Math.max(best, states.value(front.states[i]));
      if (patterns.size() < wanted) {
        patterns.add(pattern(cellClass, relaxation, front.states[i], asOne));
      }
    }
    return new Result(best, Math.max(best, dropped), patterns);
  }

  private Pattern pattern(CellClass cellClass, CellRelaxation relaxation, int last, boolean asOne) {
    int hostCount = cellClass.hosts().size();
    List<int[]> shards = new ArrayList<>();
    int host = asOne ? 0 : hostCount;
    for (int state = last; state >= 0; state = states.parent(state)) {
      if (states.item(state) == -2) {
        host = asOne ? 0 : host - 1;
      } else if (states.item(state) >= 0) {
        shards.add(new int[] {host, relaxation.host(host).item(states.item(state))});
      }
    }
    if (asOne) {
      pack(cellClass, shards);
    }
    shards.sort((x, y) -> x[0] != y[0] ? Integer.compare(x[0], y[0]) : Integer.compare(x[1], y[1]));
    int[] hosts = shards.stream().mapToInt(shard -> shard[0]).toArray();
    int[] items = shards.stream().mapToInt(shard -> shard[1]).toArray();
    return Pattern.of(cellClass, hosts, items);
  }

  /** Largest first into the first host with room: never fails where every size divides the next. */
  private static void pack(CellClass cellClass, List<int[]> shards) {
    HostClass hostClass = cellClass.hosts().getFirst();
    List<Item> items = hostClass.items();
    shards.sort((x, y) -> {
      int bySize = Integer.compare(items.get(y[1]).units(), items.get(x[1]).units());
      return bySize != 0 ? bySize : Integer.compare(x[1], y[1]);
    });
    int[] free = new int[cellClass.hosts().size()];
    Arrays.fill(free, hostClass.units());
    for (int[] shard : shards) {
      int size = items.get(shard[1]).units();
      int host = 0;
      while (free[host] < size) {
        host++;
      }
      free[host] -= size;
      shard[0] = host;
    }
  }
}
