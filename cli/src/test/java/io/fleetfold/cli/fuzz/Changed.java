package io.fleetfold.cli.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The bytes of a file after a change, and what was changed, for a person. */
final class Changed {

  private final byte[] bytes;
  private final String what;

  Changed(byte[] bytes, String what) {
    this.bytes = bytes;
    this.what = what;
  }

  byte[] bytes() {
    return bytes;
  }

  String what() {
    return what;
  }

  /** A way to change the bytes of a file that is not empty. */
  interface Way {
    /** Changes them; the same bytes and numbers give the same change. */
    Changed change(byte[] sound, Random random);
  }

  static Changed text(String text, String what) {
    return new Changed(text.getBytes(StandardCharsets.UTF_8), what);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
