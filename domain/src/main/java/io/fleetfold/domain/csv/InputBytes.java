package io.fleetfold.domain.csv;

import java.nio.file.Path;

/** The bytes of a file that is no table, read with the same care. */
public final class InputBytes {

  private InputBytes() {}

  /**
   * All of them.
   *
   * @throws InvalidInputException when it is missing, a folder, a device, too large or not readable
   */
  public static byte[] read(Path file) throws InvalidInputException {
    var problems = new Problems(file.toString());
    byte[] bytes = InputFolder.read(file, problems);
    if (bytes == null) {
      throw InvalidInputException.of(problems.inOrder());
    }
    return bytes;
  }
}
