package io.fleetfold.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Where the result goes: stdout. Print writers swallow what goes wrong; this stream remembers it,
 * so that a result that was lost is not taken for one that was written.
 */
final class ResultStream extends OutputStream {

  private final OutputStream out;
  private @Nullable IOException failure;

  ResultStream(OutputStream out) {
    this.out = out;
  }

  /** Stdout of the process. */
  static ResultStream standard() {
    return new ResultStream(new FileOutputStream(FileDescriptor.out));
  }

  /** Prints to it, in the encoding of the terminal. */
  PrintWriter writer() {
    String encoding = System.getProperty("stdout.encoding", Charset.defaultCharset().name());
    return new PrintWriter(new OutputStreamWriter(this, Charset.forName(encoding)), true);
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /**
   * Why something was lost; {@code null} if nothing was. A reader that has seen enough, such as
   * {@code head}, closes the pipe, and has lost nothing.
   */
  @Nullable String whyLost() {
    if (failure == null || Terminal.isPipe(1)) {
      return null;
    }
    String reason = String.valueOf(failure.getMessage());
    return reason.equals("Broken pipe") ? null : reason;
  }
}
