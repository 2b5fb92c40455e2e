package io.fleetfold.domain.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The contents of one file of a dataset that is not on disk. A stream or reader is read once, when
 * the dataset is, and is left open; what it throws becomes a problem of its file.
 */
public final class InputText {

  private static final int BUFFER_CHARS = 8192;

  private interface Source {
    byte[] read(int most) throws IOException;
  }

  private final Source source;

  private InputText(Source source) {
    this.source = source;
  }

  /** These characters. */
  public static InputText of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new InputText(most -> bytes);
  }

  /** What is left of a stream of UTF-8 bytes. */
  public static InputText of(InputStream stream) {
    return new InputText(stream::readNBytes);
  }

  /** What is left of a reader. */
  public static InputText of(Reader reader) {
    return new InputText(most -> read(reader, most));
  }

  private static byte[] read(Reader reader, int most) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      char[] buffer = new char[BUFFER_CHARS];
      int count = reader.read(buffer);
      while (count >= 0 && bytes.size() < most) {
        writer.write(buffer, 0, count);
        writer.flush();
        count = reader.read(buffer);
      }
    }
    return bytes.toByteArray();
  }

  /** The bytes, or at least so many of them. */
  byte[] read(int most) throws IOException {
    return source.read(most);
  }
}
