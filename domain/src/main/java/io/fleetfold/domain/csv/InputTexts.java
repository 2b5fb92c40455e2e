package io.fleetfold.domain.csv;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of one dataset by name, from wherever the caller has them. */
final class InputTexts implements InputFiles {

  private final boolean edited;
  private final String name;
  private final Map<String, InputText> texts;

  InputTexts(String name, Map<String, InputText> texts, boolean edited) {
    this.edited = edited;
    this.name = Shown.whole(name);
    this.texts = new TreeMap<>(texts);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isUsable(Problems problems) {
    return true;
  }

  @Override
  public String place() {
    return name;
  }

  @Override
  public List<String> entries() {
    return List.copyOf(texts.keySet());
  }

  /** Whoever hands over a file means it. */
  @Override
  public boolean isClosed() {
    return true;
  }

  @Override
  public boolean mayLackRows() {
    return edited;
  }

  @Override
  public boolean has(String file) {
    return texts.containsKey(file);
  }

  @Override
  public String shown(String file) {
    return file;
  }

  @Override
  public String fileName(String file) {
    return file;
  }

  @Override
  public byte @Nullable [] read(String file, Problems problems) {
    InputText text = texts.get(file);
    if (text == null) {
      throw new IllegalStateException("no file " + file);
    }
    try {
      byte[] bytes = text.read(InputFolder.LARGEST_FILE_BYTES + 1);
      if (bytes.length <= InputFolder.LARGEST_FILE_BYTES) {
        return bytes;
      }
      problems.addForFile("the file is larger than " + InputFolder.LARGEST_FILE_MB + " MB");
    } catch (IOException e) {
      problems.addForFile("the file cannot be read: " + e.getMessage());
    }
    return null;
  }
}
