package io.fleetfold.domain.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The characters of a file without a byte order mark, and where bytes that are not UTF-8 stood. */
final class CsvText {

  /** Stands for bytes that are not UTF-8. */
  static final char REPLACEMENT = '\uFFFD';

  private static final int[] UTF_8_MARK = {0xEF, 0xBB, 0xBF};

  private final byte[] bytes;
  private final String text;

  /** Position in the text to the position in the file of the bytes that it replaces. */
  private final Map<Integer, Integer> wrongBytes;

  private CsvText(byte[] bytes, String text, Map<Integer, Integer> wrongBytes) {
    this.bytes = bytes;
    this.text = text;
    this.wrongBytes = wrongBytes;
  }

  /** Decodes UTF-8. */
  static CsvText decode(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    int start = startsWith(bytes, UTF_8_MARK) ? UTF_8_MARK.length : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length - start);
    Map<Integer, Integer> wrongBytes = new LinkedHashMap<>();
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return new CsvText(bytes, out.flip().toString(), wrongBytes);
      }
      wrongBytes.put(out.position(), in.position());
      out.put(REPLACEMENT);
      in.position(in.position() + result.length());
    }
  }

  /** The characters; {@link #REPLACEMENT} stands for each wrong byte sequence. */
  String text() {
    return text;
  }

  boolean hasWrongBytes() {
    return !wrongBytes.isEmpty();
  }

  /** Whether the character at a position stands for wrong bytes. */
  boolean isWrongAt(int position) {
    return wrongBytes.containsKey(position);
  }

  /** Whether the file starts with the mark of UTF-16, which spreadsheets call "Unicode text". */
  boolean isUtf16() {
    return startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF);
  }

  /** The wrong byte at a position of the text, as a message shows it. */
  String wrongByteAt(int position) {
    int at = wrongBytes.getOrDefault(position, 0);
    return String.format(Locale.ROOT, "0x%02X", bytes[at] & 0xFF);
  }

  /** Number of the wrong byte in its line, from 1. */
  int byteInLine(int position) {
    int at = wrongBytes.getOrDefault(position, 0);
    int start = at;
    while (start > 0 && bytes[start - 1] != '\n' && bytes[start - 1] != '\r') {
      start--;
    }
    return at - start + 1;
  }

  private static boolean startsWith(byte[] bytes, int... head) {
    if (bytes.length < head.length) {
      return false;
    }
    for (int i = 0; i < head.length; i++) {
      if ((bytes[i] & 0xFF) != head[i]) {
        return false;
      }
    }
    return true;
  }
}
