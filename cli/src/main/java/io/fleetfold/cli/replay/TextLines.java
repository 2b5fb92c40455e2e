package io.fleetfold.cli.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a stream of any length, one at a time, as bytes in a buffer that is used again: a
 * trace has millions of them.
 */
final class TextLines implements Closeable {

  /** The longest line: that of a Mooncake request lists the blocks of its prompt. */
  static final int LONGEST = 1 << 20;

  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] bytes = new byte[LONGEST];
  private int start;
  private int end;
  private int next;
  private int limit;
  private long number;
  private boolean afterReturn;

  TextLines(InputStream in) {
    this.in = in;
  }

  /** A line is longer than {@value #LONGEST} bytes, so that this is hardly a text file. */
  static final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    private TooLongException() {
      super("a line is longer than " + LONGEST + " bytes");
    }
  }

  /** Goes to the next line; false at the end. Ends of lines are LF, CR LF or CR. */
  boolean next() throws IOException {
    if (afterReturn && (next < limit || fill(next)) && bytes[next] == '\n') {
      next++;
    }
    afterReturn = false;
    start = next;
    int length = lengthWithin(0);
    while (start + length == limit && fill(start)) {
      length = lengthWithin(length);
    }
    return finish(start + length);
  }

  /** How much of the line is in the buffer; so much of it is known to hold no line end. */
  private int lengthWithin(int known) {
    int at = start + known;
    while (at < limit && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    return at - start;
  }

  /** At a line end, or at the end of the stream. */
  private boolean finish(int at) {
    end = at;
    afterReturn = at < limit && bytes[at] == '\r';
    next = Math.min(limit, at + 1);
    if (at == limit && start == limit) {
      return false;
    }
    number++;
    if (number == 1 && startsWith(UTF_8_MARK)) {
      start += UTF_8_MARK.length;
    }
    return true;
  }

  /** Moves what stands from a position on to the front and reads on; false at the end. */
  private boolean fill(int from) throws IOException {
    System.arraycopy(bytes, from, bytes, 0, limit - from);
    limit -= from;
    start = 0;
    next = 0;
    if (limit == bytes.length) {
      throw new TooLongException();
    }
    int some = in.read(bytes, limit, bytes.length - limit);
    limit += Math.max(0, some);
    return some > 0;
  }

  boolean startsWith(byte... head) {
    for (int i = 0; i < head.length; i++) {
      if (start + i >= end || bytes[start + i] != head[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the line says nothing: it is blank, or a comment, {@code #} alone or before a blank.
   */
  boolean isIdle() {
    int at = start;
    while (at < end && isBlank(bytes[at])) {
      at++;
    }
    return at == end || (bytes[at] == '#' && (at + 1 == end || isBlank(bytes[at + 1])));
  }

  static boolean isBlank(byte one) {
    return one == ' ' || one == '\t';
  }

  /** Where the bytes of the line are. */
  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Number of the line, from 1. */
  long number() {
    return number;
  }

  String text() {
    return text(start, end);
  }

  String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
