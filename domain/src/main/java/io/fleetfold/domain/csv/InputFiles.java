package io.fleetfold.domain.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the files of one dataset come from. */
interface InputFiles {

  /** Name of the dataset. */
  String name();

  /** Adds a problem when there cannot be any file; {@code false} then. */
  boolean isUsable(Problems problems);

  /** How problems of the place as a whole call it. */
  String place();

  /** Names of all files, sorted. */
  List<String> entries();

  /** Whether files that no dataset has are mistakes, and not somebody else's. */
  boolean isClosed();

  /** Whether files that need a row may have none: what was edited away is no mistake. */
  default boolean mayLackRows() {
    return false;
  }

  boolean has(String name);

  /** How problems call the file of this name. */
  String shown(String name);

  /** How a plan calls the file of this name among its inputs. */
  String fileName(String name);

  /** The bytes of a file; {@code null} with a problem when it cannot be read. */
  byte @Nullable [] read(String name, Problems problems);
}
