package io.fleetfold.solver.pattern;

import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The options of one host, each an item at a worth and with a number of copies. Shards in force
 * that may stay come first and cost no start; then items that fill a shortfall, as far as it goes;
 * then every item in any number.
 */
final class HostRelaxation {

  private final HostClass hostClass;
  private final int units;
  private final int mostUnits;
  private final double rental;
  private final double linkingPrice;
  private final int[] item;
  private final int[] size;
  private final long[] draw;
  private final double[] value;
  private final int[] copies;
  private int options;

  /** The first options: shards in force that may stay, only so many of each. */
  private int staying;

  private double unitPrice;
  private double bestPerUnit;
  private @Nullable UnitFilling filling;

  /** By units left to fill, the last time somebody asked for so many units in all. */
  private double[] most = new double[0];

  HostRelaxation(
      HostClass hostClass,
      ToDoubleFunction<Item> worth,
      double linkingPrice,
      int mostUnits,
      @Nullable Shortfall shortfall) {
    this.hostClass = hostClass;
    this.units = hostClass.units();
    this.mostUnits = mostUnits;
    this.linkingPrice = linkingPrice;
    this.rental = hostClass.example().rentalMicroUsdPerAcceleratorHour();
    int mostOptions = hostClass.kept().size() + 3 * hostClass.items().size();
    this.item = new int[mostOptions];
    this.size = new int[mostOptions];
    this.draw = new long[mostOptions];
    this.value = new double[mostOptions];
    this.copies = new int[mostOptions];
    addOptions(worth, shortfall);
  }

  private void addOptions(ToDoubleFunction<Item> worthOf, @Nullable Shortfall shortfall) {
    for (HostClass.Kept kept : hostClass.kept()) {
      Item shard = hostClass.items().get(kept.item());
      add(kept.item(), worthOf.applyAsDouble(shard) + kept.stopCost(), kept.shards());
    }
    staying = options;
    for (int i = 0; i < hostClass.items().size(); i++) {
      Item shard = hostClass.items().get(i);
      double worth = worthOf.applyAsDouble(shard) - shard.startCost();
      if (shortfall != null) {
        addFilling(i, shard, worth, shortfall);
      }
      add(i, worth, 0);
    }
  }

  /** Whole copies within the shortfall, and one more that fills the rest of it. */
  private void addFilling(int i, Item shard, double worth, Shortfall shortfall) {
    double wanted = shortfall.copies(shard);
    double premium = shortfall.premium(shard);
    if (wanted <= 0 || premium <= 0) {
      return;
    }
    int most = mostUnits / shard.units();
    int whole = (int) Math.min(wanted, most);
    if (whole > 0) {
      add(i, worth + premium, whole);
    }
    if (whole < most) {
      add(i, worth + premium * (wanted - whole), 1);
    }
  }

  private void add(int i, double worth, int limit) {
    Item shard = hostClass.items().get(i);
    double net = worth - cost(shard);
    if (net + mostClosingValue() <= 0) {
      return;
    }
    item[options] = i;
    size[options] = shard.units();
    draw[options] = shard.milliwatts();
    value[options] = net;
    copies[options++] = limit;
  }

  /**
   * What closing a host may add to the worth that units account for: a slice beside a pinned one
   * rents nothing.
   */
  private double mostClosingValue() {
    return hostClass.unitsPerAccelerator() == 1
        ? 0
        : rental * hostClass.spareUnits() / hostClass.unitsPerAccelerator();
  }

  private double cost(Item shard) {
    return shard.energy()
        + linkingPrice * shard.milliwatts()
        + rental * shard.units() / hostClass.unitsPerAccelerator();
  }

  /**
   * What an item's flow is short of what it takes, as a share of the worth of the flow; at least 0.
   */
  double loss(Item shard, double gross, double powerPrice) {
    double taken = cost(shard) + unitPrice * shard.units() + powerPrice * shard.milliwatts();
    return gross <= 0 ? Double.POSITIVE_INFINITY : Math.max(0, taken - gross) / gross;
  }

  /** The best worth of one unit at a price for watts. */
  void settle(double powerPrice) {
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < options; i++) {
      best = Math.max(best, worthPerUnit(i, powerPrice));
    }
    this.bestPerUnit = best;
    this.unitPrice = Math.max(0, best);
    this.filling = staying == 0 ? null : UnitFilling.of(this, staying, powerPrice);
  }

  /** What all units are worth at most, in fractions of shards. */
  double relaxed() {
    UnitFilling kept = filling;
    if (kept == null) {
      return most(0, units);
    }
    if (hostClass.unitsPerAccelerator() == 1) {
      return kept.worth(units);
    }
    return IntStream.rangeClosed(0, units)
        .mapToDouble(used -> kept.worth(used) + closingValue(used))
        .max()
        .orElse(0);
  }

  /** What one more unit is worth. */
  double marginalPrice() {
    return filling == null ? unitPrice : filling.next(units);
  }

  /** What the best fractions of shards draw at a price for watts. */
  double drawAt(double powerPrice) {
    return staying == 0
        ? units * drawPerUnitAt(powerPrice)
        : UnitFilling.of(this, staying, powerPrice).draw(units);
  }

  /**
   * What may still come on top of so many units used of so many in all, once the accelerators that
   * are rented are counted whole.
   */
  double most(int unitsUsed, int unitsInAll) {
    if (hostClass.unitsPerAccelerator() == 1) {
      return unitPrice * (unitsInAll - unitsUsed);
    }
    if (most.length != unitsInAll + 1) {
      most = mostByUnits(unitsInAll);
    }
    return most[unitsUsed];
  }

  private double[] mostByUnits(int unitsInAll) {
    double[] byUnits = new double[unitsInAll + 1];
    for (int u = unitsInAll; u >= 0; u--) {
      double closed = closingValue(u);
      boolean full = u == unitsInAll || options == 0;
      byUnits[u] = full ? closed : Math.max(closed, bestPerUnit + byUnits[u + 1]);
    }
    return byUnits;
  }

  double worthPerUnit(int i, double powerPrice) {
    return (value[i] - powerPrice * draw[i]) / size[i];
  }

  private double drawPerUnitAt(double powerPrice) {
    double best = 0;
    double drawPerUnit = 0;
    for (int i = 0; i < options; i++) {
      double worth = worthPerUnit(i, powerPrice);
      if (worth > best) {
        best = worth;
        drawPerUnit = (double) draw[i] / size[i];
      }
    }
    return drawPerUnit;
  }

  long mostDraw() {
    double perUnit = 0;
    for (int i = 0; i < options; i++) {
      perUnit = Math.max(perUnit, (double) draw[i] / size[i]);
    }
    return (long) Math.ceil(perUnit * units) + 1;
  }

  int units() {
    return units;
  }

  int options() {
    return options;
  }

  /** Position of the item that an option stands for. */
  int item(int option) {
    return item[option];
  }

  int size(int option) {
    return size[option];
  }

  long draw(int option) {
    return draw[option];
  }

  double value(int option) {
    return value[option];
  }

  /** How many copies there may be at most; 0 for as many as fit. */
  int copies(int option) {
    return copies[option];
  }

  long kilobits(int option) {
    return hostClass.items().get(item[option]).kilobits();
  }

  long kilobitLimit() {
    return hostClass.kilobitLimit();
  }

  /** What rounding up to whole accelerators adds to the worth that the units account for. */
  double closingValue(int unitsUsed) {
    double spread = (double) unitsUsed / hostClass.unitsPerAccelerator();
    return rental * (spread - hostClass.acceleratorsUsed(unitsUsed));
  }

  /** Whether the network for KV transfers may be what binds. */
  boolean networkMayBind() {
    return hostClass.kilobitLimit() != Long.MAX_VALUE;
  }
}
