package io.fleetfold.cli.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** The same content in another form: encoding, line ends, packed, much or nothing. */
final class FormChanges {

  private FormChanges() {}

  static Changed change(byte[] sound, Random random) {
    String text = Changed.text(sound);
    return switch (random.nextInt(14)) {
      case 0 -> Changed.text("\uFEFF" + text, "a byte order mark before it");
      case 1 -> Changed.text("\uFEFF\uFEFF" + text, "two byte order marks before it");
      case 2 -> new Changed(text.getBytes(StandardCharsets.UTF_16), "in UTF-16");
      case 3 -> new Changed(text.getBytes(StandardCharsets.UTF_16LE), "in UTF-16 without a mark");
      case 4 -> new Changed((text + "é").getBytes(StandardCharsets.ISO_8859_1), "in Latin-1");
      case 5 -> Changed.text(text.replace("\n", "\r\n"), "lines that end as on Windows");
      case 6 -> Changed.text(text.replace("\n", "\r"), "lines that end as on old Macs");
      case 7 -> new Changed(new byte[0], "empty");
      case 8 -> new Changed(new byte[random.nextInt(5000)], "nothing but zeros");
      case 9 -> Changed.text(text.strip(), "no end of line at its end");
      case 10 -> Changed.text(text.repeat(1 + random.nextInt(50)), "many times over");
      default -> packed(sound, random);
    };
  }

  /** Packed by gzip: soundly, twice, with a flipped bit, cut, or with something behind it. */
  static Changed packed(byte[] sound, Random random) {
    byte[] packed = pack(sound);
    return switch (random.nextInt(6)) {
      case 0 -> new Changed(pack(packed), "packed twice");
      case 1 -> new Changed(Arrays.copyOf(packed, random.nextInt(packed.length)), "packed, cut");
      case 2 -> new Changed(joined(packed, pack(sound)), "packed, two members");
      case 3 -> new Changed(joined(packed, new byte[] {1, 2, 3}), "packed, bytes behind it");
      case 4 -> {
        packed[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
        yield new Changed(packed, "packed, a bit flipped");
      }
      default -> new Changed(packed, "packed");
    };
  }

  private static byte[] joined(byte[] head, byte[] tail) {
    byte[] joined = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }

  private static byte[] pack(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
