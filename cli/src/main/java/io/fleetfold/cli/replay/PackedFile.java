package io.fleetfold.cli.replay;

import io.fleetfold.domain.csv.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file as a stream; what gzip has packed is unpacked on the way, whatever the file is called.
 * Nothing is written anywhere, and nothing is read beyond a limit.
 */
final class PackedFile {

  /** Four times a week of the Azure traces of 2024; a small file can unpack to any size. */
  static final long MOST_BYTES = 8_000_000_000L;

  private static final int BUFFER = 1 << 16;

  private PackedFile() {}

  /** The file has more bytes than are read. */
  static final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private TooLargeException(long most) {
      super(String.format(Locale.ROOT, "the file holds more than %,d bytes", most));
    }
  }

  /** Opens a file; one that cannot be read is a problem of the input. */
  static InputStream open(Path file) throws IOException, InvalidInputException {
    return open(file, MOST_BYTES);
  }

  static InputStream open(Path file, long most) throws IOException, InvalidInputException {
    InputStream in = plain(file);
    try {
      return new Limited(isPacked(in, file) ? new GZIPInputStream(in, BUFFER) : in, most);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static InputStream plain(Path file) throws InvalidInputException {
    if (Files.isDirectory(file)) {
      throw InvalidInputException.ofFile(file, "this is a folder, and must be a file");
    }
    if (!Files.isRegularFile(file)) {
      String device = "this is a device or pipe, and must be a file";
      throw InvalidInputException.ofFile(
          file, Files.exists(file) ? device : "there is no such file");
    }
    try {
      return new BufferedInputStream(Files.newInputStream(file), BUFFER);
    } catch (AccessDeniedException e) {
      throw InvalidInputException.ofFile(file, "the file cannot be read: no permission");
    } catch (IOException e) {
      throw InvalidInputException.ofFile(file, "the file cannot be read: " + e.getMessage());
    }
  }

  /** By its first two bytes; a name that promises a packed file must keep it. */
  private static boolean isPacked(InputStream in, Path file) throws IOException {
    in.mark(2);
    boolean packed = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    if (!packed && file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
      throw new ZipException("it is not in gzip format, whatever its name says");
    }
    return packed;
  }

  /** Ends with an exception instead of reading more than so many bytes. */
  private static final class Limited extends FilterInputStream {

    private final long most;
    private long count;

    Limited(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int some = super.read(into, from, length);
      count(Math.max(0, some));
      return some;
    }

    private void count(int more) throws TooLargeException {
      count += more;
      if (count > most) {
        throw new TooLargeException(most);
      }
    }
  }
}
