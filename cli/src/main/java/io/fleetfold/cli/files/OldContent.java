package io.fleetfold.cli.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * What a result folder held before it is replaced, set aside under a name of ours beside it. It is
 * marked, so that the next run takes it up where a killed one left it.
 *
 * @param folder of the result
 * @param aside where the old content goes
 * @param kind of the result, whose files go when it is one of ours; everything else goes back
 */
record OldContent(Path folder, Path aside, FolderKind kind) {

  /** Sets the content aside; the folder is gone then. */
  void setAside() throws IOException {
    Unfinished.mark(folder);
    try {
      Files.move(folder, aside);
    } catch (IOException e) {
      Unfinished.finish(folder);
      throw e;
    }
  }

  /** Puts the folder back as it was. */
  void putBack() throws IOException {
    Files.move(aside, folder);
    Unfinished.finish(folder);
  }

  /** Gives the new result what it does not have and what is no part of ours; clears the rest. */
  private void merge() throws IOException {
    boolean ours = kind.isOurs().test(aside);
    for (Path entry : FolderTree.entries(aside)) {
      Path there = folder.resolve(entry.getFileName());
      boolean part = ours && kind.files().contains(entry.getFileName().toString());
      boolean goes = part || Unfinished.isMark(entry);
      if (!goes && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(entry, there);
      }
    }
    Unfinished.clear(aside);
  }

  /** Takes up what a killed run left: the old result returns, or makes way for the new one. */
  void recover() throws IOException {
    if (Unfinished.isMarked(aside)) {
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        merge();
      } else {
        putBack();
      }
    }
    Unfinished.finish(folder);
  }
}
