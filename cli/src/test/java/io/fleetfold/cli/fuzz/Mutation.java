package io.fleetfold.cli.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One to three changes of one file, of the bytes, of what they mean, or of what is in the place.
 *
 * @param file the file in the folder
 * @param changes what was changed, in order
 */
record Mutation(String file, List<String> changes) {

  private static final int LONGEST = 400;

  /** Changes a file of a folder, whose other files are sound. */
  static Mutation make(SoundFolder sound, List<String> names, Random random) throws IOException {
    String name = names.get(random.nextInt(names.size()));
    Path file = sound.folder().resolve(name);
    List<String> changes = new ArrayList<>();
    if (random.nextInt(20) == 0 || sound.files().get(name).isLink()) {
      changes.add(PlaceChanges.change(sound, name, random));
    } else {
      byte[] bytes = sound.bytes(name);
      int times = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1;
      for (int i = 0; i < times && bytes.length > 0; i++) {
        Changed changed = way(bytes, random).change(bytes, random);
        bytes = changed.bytes();
        changes.add(changed.what());
      }
      Files.write(file, bytes);
    }
    return new Mutation(name, changes);
  }

  private static Changed.Way way(byte[] bytes, Random random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> ByteChanges::change;
      case 3 -> FormChanges::change;
      default -> bytes[0] == '{' ? JsonChanges::change : TableChanges::change;
    };
  }

  /** For a person: what stands where. */
  @Override
  public String toString() {
    String text = file + ": " + String.join("; then ", changes);
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
