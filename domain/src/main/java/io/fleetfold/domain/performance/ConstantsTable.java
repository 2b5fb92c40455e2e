package io.fleetfold.domain.performance;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Constants by accelerator and serving stack.
 *
 * <p>A pair that was measured has a row of its own. Of any other pair, the row of the accelerator
 * on all stacks and the row of the stack on all accelerators say how each differs from the common
 * row, and both differences are applied: {@code accelerator * stack / common}, constant by
 * constant. A part that nobody measured therefore gets the row of its stack, scaled by its own
 * datasheet, because constants are shares of datasheet peaks.
 */
public final class ConstantsTable {

  /** Stands for every accelerator or every stack. */
  public static final String ANY = "*";

  /** What a row is for; {@link #ANY} stands for all. */
  public record PairKey(String accelerator, String stack) implements Comparable<PairKey> {

    /** Every accelerator on every stack. */
    public static final PairKey COMMON = new PairKey(ANY, ANY);

    @Override
    public int compareTo(PairKey other) {
      int byAccelerator = accelerator.compareTo(other.accelerator);
      return byAccelerator != 0 ? byAccelerator : stack.compareTo(other.stack);
    }
  }

  /** Constants and how many measured rows stand behind them, decode and prefill. */
  public record Entry(Constants constants, int decodePoints, int prefillPoints) {

    /** Measured rows of both kinds. */
    public int points() {
      return decodePoints + prefillPoints;
    }
  }

  private final Map<PairKey, Entry> entries;

  /** A table with these rows, one of which is {@link PairKey#COMMON}. */
  public ConstantsTable(Map<PairKey, Entry> entries) {
    this.entries = Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  /** The constants that are packed with the program. */
  public static ConstantsTable bundled() {
    return of(BundledTable.rows("constants.csv"));
  }

  static ConstantsTable of(List<CSVRecord> rows) {
    Map<PairKey, Entry> entries = new TreeMap<>();
    for (CSVRecord row : rows) {
      entries.put(new PairKey(row.get("accelerator"), row.get("stack")), entry(row));
    }
    return new ConstantsTable(entries);
  }

  private static Entry entry(CSVRecord row) {
    double[] values = new double[Constant.values().length];
    for (Constant constant : Constant.values()) {
      values[constant.ordinal()] = BundledTable.number(row, constant.text());
    }
    return new Entry(
        new Constants(values),
        Integer.parseInt(row.get("decode_points")),
        Integer.parseInt(row.get("prefill_points")));
  }

  /** All rows, sorted. */
  public Map<PairKey, Entry> entries() {
    return entries;
  }

  /** The constants of a type on a stack, whether or not the pair was measured. */
  public Constants of(String accelerator, String stack) {
    Entry own = entries.get(new PairKey(accelerator, stack));
    if (own != null) {
      return own.constants();
    }
    double[] common = entry(PairKey.COMMON).constants().toArray();
    double[] byAccelerator = orCommon(new PairKey(accelerator, ANY)).toArray();
    double[] byStack = orCommon(new PairKey(ANY, stack)).toArray();
    double[] values = new double[common.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = common[i] == 0 ? 0 : byAccelerator[i] * byStack[i] / common[i];
    }
    return new Constants(values);
  }

  /** Measured rows of the family on this accelerator, whatever the stack. */
  public int points(String accelerator, Constant.Family family) {
    Entry entry = entries.get(new PairKey(accelerator, ANY));
    return entry == null
        ? 0
        : family == Constant.Family.DECODE ? entry.decodePoints() : entry.prefillPoints();
  }

  /** This stack if it was measured, or else the one with the most rows. */
  String stackNear(String wanted) {
    if (entries.containsKey(new PairKey(ANY, wanted))) {
      return wanted;
    }
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().accelerator().equals(ANY))
        .filter(entry -> !entry.getKey().stack().equals(ANY))
        .max(Comparator.comparingInt(entry -> entry.getValue().points()))
        .map(entry -> entry.getKey().stack())
        .orElse(wanted);
  }

  private Constants orCommon(PairKey key) {
    Entry entry = entries.get(key);
    return (entry == null ? entry(PairKey.COMMON) : entry).constants();
  }

  private Entry entry(PairKey key) {
    @Nullable Entry entry = entries.get(key);
    if (entry == null) {
      throw new IllegalStateException("constants lack the row " + key);
    }
    return entry;
  }
}
