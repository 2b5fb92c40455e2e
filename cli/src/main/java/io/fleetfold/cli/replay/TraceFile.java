package io.fleetfold.cli.replay;

import io.fleetfold.cli.replay.PackedFile.TooLargeException;
import io.fleetfold.cli.replay.TextLines.TooLongException;
import io.fleetfold.domain.csv.InvalidInputException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A file that may be a trace, opened up to its first line that says anything. */
final class TraceFile implements Closeable {

  private final Path path;
  private final TextLines lines;
  private final @Nullable TraceFormat format;
  private final boolean empty;

  private TraceFile(Path path, TextLines lines) throws IOException {
    this.path = path;
    this.lines = lines;
    boolean found = lines.next();
    while (found && lines.isIdle()) {
      found = lines.next();
    }
    this.empty = !found;
    this.format = found ? TraceFormat.of(lines.text()) : null;
  }

  static TraceFile open(Path path) throws InvalidInputException {
    try {
      var lines = new TextLines(PackedFile.open(path));
      try {
        return new TraceFile(path, lines);
      } catch (IOException e) {
        lines.close();
        throw e;
      }
    } catch (IOException e) {
      throw InvalidInputException.ofFile(path, sentence(e));
    }
  }

  /** What is wrong with a file that cannot be read to its end. */
  static String sentence(IOException e) {
    if (e instanceof ZipException || e instanceof EOFException) {
      return "the file cannot be unpacked: " + e.getMessage();
    }
    boolean said = e instanceof TooLargeException || e instanceof TooLongException;
    return (said ? "" : "the file cannot be read: ") + e.getMessage();
  }

  /** The format of the trace; {@code null} when the file is none. */
  @Nullable TraceFormat format() {
    return format;
  }

  /** Whether nothing stands in it. */
  boolean isEmpty() {
    return empty;
  }

  /** The lines, at the header. */
  TextLines lines() {
    return lines;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
