package io.fleetfold.cli.fuzz;

import java.nio.file.Path;
import java.util.List;

/**
 * A reader of the program and sound files for it.
 *
 * @param share of every thousand mutated inputs
 * @param files the ones to change, by name in the folder
 * @param preparation writes the sound files
 * @param door the way in
 */
record Reader(String name, int share, List<String> files, Preparation preparation, Door door) {

  /** Writes sound files into an empty folder. */
  interface Preparation {
    /** Writes them. */
    void write(Path folder) throws Exception;
  }

  /** Reads a folder. */
  interface Door {
    /** Reads it; whether it was taken for sound. Throws whatever is not an answer to bad input. */
    boolean read(Path folder) throws Exception;
  }
}
