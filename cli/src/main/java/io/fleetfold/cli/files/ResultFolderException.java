package io.fleetfold.cli.files;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** A result cannot be written where it was asked for; the message is one sentence for people. */
public final class ResultFolderException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  ResultFolderException(String sentence) {
    super(sentence);
  }

  /** What could not be done, and the cause of it. */
  public ResultFolderException(String what, IOException cause) {
    this(what, cause, ".");
  }

  private ResultFolderException(String what, IOException cause, String end) {
    super(what + ": " + reason(cause) + end, cause);
  }

  /** A failure that left everything as it was. */
  public static ResultFolderException nothingChanged(String what, IOException cause) {
    return new ResultFolderException(what, cause, ". Nothing was changed.");
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "permission denied for " + denied.getFile();
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      case FileAlreadyExistsException there -> there.getFile() + " is in the way";
      case NotDirectoryException file -> file.getFile() + " is not a folder";
      case FileSystemException failed when failed.getReason() != null ->
          failed.getReason() + " (" + failed.getFile() + ")";
      default -> orElse(cause.getMessage(), cause.getClass().getSimpleName());
    };
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null ? other : text;
  }
}
