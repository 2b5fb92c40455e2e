package io.fleetfold.cli.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Changes of any file, whatever it holds. */
final class ByteChanges {

  private ByteChanges() {}

  static Changed change(byte[] sound, Random random) {
    int at = random.nextInt(sound.length);
    int until = Math.min(sound.length, at + 1 + random.nextInt(16));
    return switch (random.nextInt(7)) {
      case 0 -> flipped(sound, at, random);
      case 1 -> new Changed(Arrays.copyOf(sound, at), "cut at byte " + at);
      case 2 -> new Changed(joined(sound, 0, at, sound, until), "without " + span(at, until));
      case 3 -> new Changed(joined(sound, 0, until, sound, at), "twice " + span(at, until));
      case 4 -> new Changed(joined(sound, until, sound.length, sound, 0), "turned at " + until);
      case 5 -> set(sound, at, random);
      default -> inserted(sound, at, random.nextBoolean() ? at : until, Words.any(random));
    };
  }

  private static String span(int from, int to) {
    return "bytes " + from + " to " + to;
  }

  private static Changed flipped(byte[] sound, int at, Random random) {
    byte[] flipped = sound.clone();
    int bit = random.nextInt(8);
    flipped[at] ^= (byte) (1 << bit);
    return new Changed(flipped, "bit " + bit + " of byte " + at + " flipped");
  }

  private static Changed set(byte[] sound, int at, Random random) {
    byte[] set = sound.clone();
    set[at] = (byte) random.nextInt(256);
    return new Changed(set, "byte " + at + " set to " + (set[at] & 255));
  }

  private static Changed inserted(byte[] sound, int at, int until, String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    byte[] head = joined(sound, 0, at, bytes, 0);
    return new Changed(
        joined(head, 0, head.length, sound, until),
        span(at, until) + " are now " + bytes.length + " bytes \"" + word + '"');
  }

  /** A part of one and the end of another. */
  private static byte[] joined(byte[] a, int from, int to, byte[] b, int rest) {
    var joined = new ByteArrayOutputStream();
    joined.write(a, from, to - from);
    joined.write(b, rest, b.length - rest);
    return joined.toByteArray();
  }
}
