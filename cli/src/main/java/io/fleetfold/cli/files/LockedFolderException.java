package io.fleetfold.cli.files;

import java.io.Serial;

/** Another run works on the same folder; the message says so in a sentence for people. */
public final class LockedFolderException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  LockedFolderException(String sentence) {
    super(sentence);
  }
}
