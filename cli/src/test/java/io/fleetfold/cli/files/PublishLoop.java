package io.fleetfold.cli.files;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that does nothing but put one result after the other in force and remove old ones,
 * until it is killed. It prints a byte when it begins and after each result.
 */
final class PublishLoop {

  /** Enough to take some writes. */
  static final int BYTES = 50_000;

  /** How many results stay. */
  static final int KEPT = 3;

  private PublishLoop() {}

  public static void main(String[] arguments) throws Exception {
    Path state = Path.of(arguments[0]);
    while (true) {
      System.out.write('.');
      System.out.flush();
      try (RunStore store = RunStore.open(state)) {
        String number = store.nextNumber();
        store.keep(
            number,
            folder -> {
              Files.writeString(folder.resolve(RunStore.RECORD), "{\"run\": \"" + number + "\"}");
              Files.writeString(folder.resolve("first"), number);
              Files.write(folder.resolve("large"), new byte[BYTES]);
              Files.writeString(folder.resolve("last"), number);
            });
        store.putInForce(number);
        for (String old : store.numbers().subList(0, Math.max(0, store.numbers().size() - KEPT))) {
          store.remove(old);
        }
      }
    }
  }
}
