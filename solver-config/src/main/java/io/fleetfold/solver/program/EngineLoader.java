package io.fleetfold.solver.program;

import com.google.ortools.Loader;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Loads the native library of OR-Tools. Its own loader unpacks 67 MB into the temporary folder each
 * time and leaves them there when the process is killed; this one unpacks them once into the cache
 * of the user, {@code ~/.cache/fleetfold} or where {@value #CACHE} says. Where that cannot be, they
 * go to the temporary folder and are gone again as soon as they are loaded.
 */
final class EngineLoader {

  /** The system property that names another folder for the cache. */
  static final String CACHE = "fleetfold.cache";

  private static final String LIBRARY = "jniortools";

  private EngineLoader() {}

  /**
   * Loads the library.
   *
   * @throws UnsatisfiedLinkError with the cause in a sentence
   */
  static void load() throws IOException {
    if (isInstalled()) {
      return;
    }
    // Where a program is loaded by hand, the class loader that asks for it must be that of
    // OR-Tools.
    boolean sameLoader =
        Objects.equals(EngineLoader.class.getClassLoader(), Loader.class.getClassLoader());
    try (@Nullable EngineFiles files =
        sameLoader && !Platform.isWindows() ? EngineFiles.find() : null) {
      if (files == null) {
        Loader.loadNativeLibraries();
      } else {
        load(files);
      }
    }
  }

  /** Whether the machine has an OR-Tools of its own on {@code java.library.path}. */
  private static boolean isInstalled() {
    try {
      System.loadLibrary(LIBRARY);
      return true;
    } catch (UnsatisfiedLinkError notThere) {
      return false;
    }
  }

  private static void load(EngineFiles files) {
    List<String> reasons = new ArrayList<>();
    try {
      load(EngineFolder.cached(files, cache()));
      return;
    } catch (IOException | UnsatisfiedLinkError e) {
      reasons.add(reason(e));
    }
    try {
      loadOnce(EngineFolder.unpacked(files, Path.of(System.getProperty("java.io.tmpdir"))));
    } catch (IOException | UnsatisfiedLinkError e) {
      reasons.add(reason(e));
      throw new UnsatisfiedLinkError(String.join("; ", reasons));
    }
  }

  private static void loadOnce(Path folder) {
    try {
      load(folder);
    } finally {
      EngineFolder.delete(folder);
    }
  }

  private static void load(Path folder) {
    System.load(folder.resolve(System.mapLibraryName(LIBRARY)).toAbsolutePath().toString());
  }

  /** The dynamic linker of Linux names the symptom of a file system without programs. */
  private static String reason(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof IOException) {
      return failure.getClass().getSimpleName() + " " + message;
    }
    return message.toLowerCase(Locale.ROOT).contains("failed to map segment")
        ? message + " (no program may run in that folder: it is mounted noexec)"
        : message;
  }

  private static Path cache() {
    String named = System.getProperty(CACHE);
    return named == null ? caches().resolve("fleetfold") : Path.of(named);
  }

  private static Path caches() {
    Path home = Path.of(System.getProperty("user.home"));
    if (Platform.isMac()) {
      return home.resolve("Library/Caches");
    }
    String named = System.getenv("XDG_CACHE_HOME");
    return named == null || !Path.of(named).isAbsolute() ? home.resolve(".cache") : Path.of(named);
  }
}
