package io.fleetfold.solver.program;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class EngineFolderTest {

  @TempDir private Path parent;
  private Path cache;
  private EngineFiles files;

  @BeforeEach
  void find() throws IOException {
    cache = parent.resolve("caches/fleetfold");
    files = EngineFiles.find();
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @Test
  void cacheIsFilledOnce() throws IOException {
    Path ready = EngineFolder.cached(files, cache);
    assertThat(names(cache)).containsExactly("ortools-" + files.key());
    assertThat(ready.resolve(System.mapLibraryName("jniortools"))).isNotEmptyFile();
    FileTime written = Files.getLastModifiedTime(ready);
    assertThat(EngineFolder.cached(files, cache)).isEqualTo(ready);
    assertThat(Files.getLastModifiedTime(ready)).isEqualTo(written);
  }

  @Test
  void brokenFilesAreUnpackedAnew() throws IOException {
    Path library = EngineFolder.cached(files, cache).resolve(System.mapLibraryName("jniortools"));
    Files.writeString(library, "half");
    EngineFolder.cached(files, cache);
    assertThat(library).isNotEmptyFile().content(ISO_8859_1).isNotEqualTo("half");
    assertThat(names(cache)).containsExactly("ortools-" + files.key());
  }

  /** Somebody else could put another program there. */
  @Test
  void cacheThatOthersMayWriteToIsNotUsed() throws IOException {
    Files.createDirectories(cache);
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> EngineFolder.cached(files, cache))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("others may write there");
  }

  @Test
  void whatKilledProcessesLeftIsClearedOnceItIsOld() throws IOException {
    Path old = leftover("fleetfold-engine-1", "2026-01-01T00:00:00Z");
    Path young = leftover("fleetfold-engine-2", Instant.now().toString());
    Path foreign = leftover("ortools-java3", "2026-01-01T00:00:00Z");
    Path unpacked = EngineFolder.unpacked(files, parent);
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(foreign).exists();
    EngineFolder.delete(unpacked);
    assertThat(unpacked).doesNotExist();
  }

  private Path leftover(String name, String changed) throws IOException {
    Path folder = Files.createDirectory(parent.resolve(name));
    Files.writeString(folder.resolve("library"), "half");
    return Files.setLastModifiedTime(folder, FileTime.from(Instant.parse(changed)));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(Path::getFileName).map(Path::toString).sorted().toList();
    }
  }
}
