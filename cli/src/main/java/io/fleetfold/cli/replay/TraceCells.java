package io.fleetfold.cli.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the cells of one line are, without what surrounds them: blanks and quotes. */
final class TraceCells {

  private byte[] bytes = {};
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int count;
  private boolean broken;

  /** Cuts a line at its commas. */
  void cut(byte[] line, int from, int to) {
    bytes = line;
    count = 0;
    broken = false;
    int at = from;
    do {
      at = cell(at, to) + 1;
    } while (at <= to);
  }

  /** Takes one cell; returns where the comma or the end after it is. */
  private int cell(int from, int to) {
    int start = from;
    while (start < to && TextLines.isBlank(bytes[start])) {
      start++;
    }
    boolean quoted = start < to && bytes[start] == '"';
    int at = quoted ? closingQuote(start + 1, to) : start;
    broken |= at == to && quoted;
    int content = at;
    at += quoted && at < to ? 1 : 0;
    while (at < to && bytes[at] != ',') {
      broken |= quoted && !TextLines.isBlank(bytes[at]);
      at++;
    }
    int end = quoted ? content : at;
    while (end > start && TextLines.isBlank(bytes[end - 1])) {
      end--;
    }
    add(quoted ? start + 1 : start, Math.max(end, quoted ? start + 1 : start));
    return at;
  }

  private int closingQuote(int from, int to) {
    int at = from;
    while (at < to && (bytes[at] != '"' || (at + 1 < to && bytes[at + 1] == '"'))) {
      at += bytes[at] == '"' ? 2 : 1;
    }
    return Math.min(at, to);
  }

  private void add(int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  /** How many cells the line has, at least one. */
  int count() {
    return count;
  }

  /** Whether a quote is never closed, or text stands after one that closes. */
  boolean isBroken() {
    return broken;
  }

  /** Whether nothing stands in any cell. */
  boolean isBlank() {
    for (int cell = 0; cell < count; cell++) {
      if (starts[cell] < ends[cell]) {
        return false;
      }
    }
    return true;
  }

  int start(int cell) {
    return starts[cell];
  }

  int end(int cell) {
    return ends[cell];
  }

  String text(int cell) {
    return new String(bytes, starts[cell], ends[cell] - starts[cell], StandardCharsets.UTF_8);
  }
}
