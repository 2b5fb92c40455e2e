package io.fleetfold.cli.replay;

import io.fleetfold.solver.replay.HourLoad;
import io.fleetfold.solver.replay.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums of requests by stretch of time and by slice: all that is kept of a trace. The stretches are
 * equally long and begin with the first request; the last one ends with the last request. Where
 * less than a hundredth of a stretch is left at the end, it goes with the stretch before: a few
 * requests of the last milliseconds are no hour, and no rate can be told from them.
 */
final class Stretches {

  /** Eleven years of hours; more rows than that are a wrong time rather than a trace. */
  static final int MOST = 100_000;

  /** A start that is the time of the first request added. */
  static final long AT_FIRST_REQUEST = Long.MIN_VALUE;

  /** Bounds the memory that the sums take. */
  private static final int MOST_CELLS = 1_000_000;

  private static final int SHORTEST_PART = 100;
  private static final Duration LONGEST = Duration.ofDays(80_000);

  private final List<Slice> slices;
  private final double[] leastPrompt;
  private final double[] mostPrompt;
  private final long everyNanos;
  private long start;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long[] counts = new long[64];
  private double[] promptTokens = new double[64];
  private double[] outputTokens = new double[64];
  private long outside;

  /** Sums from a time on; requests before it only move {@link #first}. */
  Stretches(List<Slice> slices, Duration every, long start) {
    this.slices = slices;
    this.leastPrompt = slices.stream().mapToDouble(Slice::leastPrompt).toArray();
    this.mostPrompt = slices.stream().mapToDouble(Slice::mostPrompt).toArray();
    this.everyNanos = every.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : every.toNanos();
    this.start = start;
  }

  /** How many stretches there may be. */
  int most() {
    return Math.clamp(MOST_CELLS / Math.max(1, slices.size()), 1, MOST);
  }

  /** Whether a time is so far from the others that there were more stretches than may be. */
  boolean isFar(long nanos) {
    return first != Long.MAX_VALUE
        && ((nanos - first) / everyNanos >= most() || (last - nanos) / everyNanos >= most());
  }

  /** Adds a request, which is not far. */
  void add(long nanos, double prompt, double output) {
    start = start == AT_FIRST_REQUEST ? nanos : start;
    first = Math.min(first, nanos);
    last = Math.max(last, nanos);
    if (nanos < start) {
      return;
    }
    int stretch = (int) ((nanos - start) / everyNanos);
    boolean inside = false;
    for (int slice = 0; slice < leastPrompt.length; slice++) {
      if (prompt >= leastPrompt[slice] && prompt <= mostPrompt[slice]) {
        add(stretch * leastPrompt.length + slice, prompt, output);
        inside = true;
      }
    }
    outside += inside ? 0 : 1;
  }

  private void add(int cell, double prompt, double output) {
    if (cell >= counts.length) {
      int length = Math.max(cell + 1, 2 * counts.length);
      counts = Arrays.copyOf(counts, length);
      promptTokens = Arrays.copyOf(promptTokens, length);
      outputTokens = Arrays.copyOf(outputTokens, length);
    }
    counts[cell]++;
    promptTokens[cell] += prompt;
    outputTokens[cell] += output;
  }

  /** Time of the earliest request. */
  long first() {
    return first;
  }

  /** Time of the latest request. */
  long last() {
    return last;
  }

  /** Whether there are requests at two times at least. */
  boolean takeTime() {
    return last > first;
  }

  /** Whether requests came before the start, so that they are not in the sums. */
  boolean beganEarlier() {
    return first < start;
  }

  /** Requests that are in no slice. */
  long outside() {
    return outside;
  }

  /** The stretches from the first to the last, idle ones included. */
  List<HourLoad> loads() {
    long length = last - start;
    long whole = length / everyNanos;
    long rest = length % everyNanos;
    boolean isOwn = whole == 0 || (rest > 0 && rest >= everyNanos / SHORTEST_PART);
    int number = (int) (isOwn ? whole + 1 : whole);
    List<HourLoad> loads = new ArrayList<>(number);
    for (int stretch = 0; stretch < number; stretch++) {
      boolean ends = stretch == number - 1;
      double seconds = (ends ? length - stretch * everyNanos : everyNanos) / 1e9;
      int until = ends ? (int) whole + 1 : stretch + 1;
      String name = ElapsedTime.text(stretch * everyNanos, everyNanos);
      loads.add(new HourLoad(name, seconds, loads(stretch, until, seconds)));
    }
    return loads;
  }

  /** Of several stretches together. */
  private Map<String, Load> loads(int from, int until, double seconds) {
    Map<String, Load> loads = new LinkedHashMap<>();
    for (int slice = 0; slice < slices.size(); slice++) {
      long count = 0;
      double prompt = 0;
      double output = 0;
      for (int stretch = from; stretch < until; stretch++) {
        int cell = stretch * slices.size() + slice;
        if (cell < counts.length) {
          count += counts[cell];
          prompt += promptTokens[cell];
          output += outputTokens[cell];
        }
      }
      double rate = count / seconds * slices.get(slice).factor();
      loads.put(
          slices.get(slice).workload(),
          count == 0
              ? new Load(0, null, null)
              : new Load(rate, Math.max(1, prompt / count), Math.max(1, output / count)));
    }
    return loads;
  }
}
