package io.fleetfold.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file with one to three things changed at random. */
final class FileMutation {

  /** Words that have broken readers before. */
  private static final String[] WORDS = {
    "", "NaN", "-1", "1e999", "999999999999999999999", "0.125", "\"", ",", "{", "[", "]", "null",
    "\u0000", "\u001b[31m", "\uFEFF", "#", "\n", "\r", "h1", "chat", "decode", "a1", "true", "-0"
  };

  private FileMutation() {}

  static byte[] of(byte[] sound, Random random) {
    byte[] mutated = sound;
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutated = once(mutated, random);
    }
    return mutated;
  }

  private static byte[] once(byte[] sound, Random random) {
    if (sound.length == 0) {
      return sound;
    }
    return switch (random.nextInt(5)) {
      case 0 -> withByte(sound, random);
      case 1 -> Arrays.copyOf(sound, random.nextInt(sound.length));
      case 2 -> withWord(sound, random);
      case 3 -> withLines(sound, random);
      default -> withNumber(sound, random);
    };
  }

  private static byte[] withByte(byte[] sound, Random random) {
    byte[] mutated = sound.clone();
    mutated[random.nextInt(sound.length)] = (byte) random.nextInt(256);
    return mutated;
  }

  /** A word in place of some characters. */
  private static byte[] withWord(byte[] sound, Random random) {
    String text = new String(sound, StandardCharsets.UTF_8);
    int start = random.nextInt(text.length());
    int end = Math.min(text.length(), start + random.nextInt(12));
    String word = WORDS[random.nextInt(WORDS.length)];
    return bytes(text.substring(0, start) + word + text.substring(end));
  }

  /** A line doubled, lost or moved. */
  private static byte[] withLines(byte[] sound, Random random) {
    List<String> lines =
        new ArrayList<>(new String(sound, StandardCharsets.UTF_8).lines().toList());
    String line = lines.get(random.nextInt(lines.size()));
    if (random.nextBoolean()) {
      lines.remove(line);
    }
    if (random.nextBoolean()) {
      lines.add(random.nextInt(lines.size() + 1), line);
    }
    return bytes(String.join("\n", lines));
  }

  /** A cell or value of a line replaced as a whole. */
  private static byte[] withNumber(byte[] sound, Random random) {
    List<String> lines =
        new ArrayList<>(new String(sound, StandardCharsets.UTF_8).lines().toList());
    int at = random.nextInt(lines.size());
    String[] cells = lines.get(at).split("(?<=[,:] ?)", -1);
    cells[random.nextInt(cells.length)] = WORDS[random.nextInt(WORDS.length)];
    lines.set(at, String.join("", cells));
    return bytes(String.join("\n", lines));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
