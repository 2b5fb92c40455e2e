package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fleetfold.domain.facts.InputFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands where a file or a folder should be. */
class FilesTest {

  @TempDir Path temp;

  @Test
  void everyFileRead_isListedWithItsHash() throws InvalidInputException {
    var dataset = DatasetFolder.valid(temp).with("notes.txt", "not read").read();

    assertThat(dataset.sources().files())
        .extracting(InputFile::name)
        .containsExactly("hosts.csv", "power_domains.csv", "sites.csv", "workloads.csv");
    // printf 'site,electricity_usd_per_kwh,pue\newr,0.13,1.4\n' | sha256sum
    assertThat(dataset.sources().files().get(2).sha256())
        .isEqualTo("756d9409b3c4203c374590725631638f618369b599a9e6d75a0b5b823c68bdc3");
  }

  @Test
  void missingFiles_areAllNamed() {
    assertThat(DatasetFolder.empty(temp).refusal())
        .hasMessage(
            """
            hosts.csv:1:1: the file is missing.
            power_domains.csv:1:1: the file is missing.
            sites.csv:1:1: the file is missing.
            workloads.csv:1:1: the file is missing.
            4 problems in 4 files; nothing was solved.\
            """);
  }

  @Test
  void misspeltFiles_areRecognised() {
    var folder =
        DatasetFolder.valid(temp)
            .with("site.csv", "x")
            .with("profile.csv", "x")
            .without("sites.csv");

    assertThat(folder.problems())
        .isEqualTo(
            """
            sites.csv:1:1: the file is missing. Maybe "site.csv".
            profile.csv:1:1: "profile.csv" is not a file of a dataset. Maybe "profiles.csv".\
            """);
  }

  @Test
  void aFolderInPlaceOfAFile() throws IOException {
    var folder = DatasetFolder.valid(temp).without("sites.csv");
    Files.createDirectory(temp.resolve("sites.csv"));

    assertThat(folder.problems()).isEqualTo("sites.csv:1:1: this is a folder, and must be a file.");
  }

  @Test
  void aFileInPlaceOfTheFolder_andNoFolderAtAll() throws IOException {
    Path file = Files.writeString(temp.resolve("hosts.csv"), "");

    assertThat(DatasetFolder.empty(file).problems())
        .isEqualTo(file + ":1:1: this is a file, and a dataset is a folder of CSV files.");
    assertThat(DatasetFolder.empty(temp.resolve("none")).problems())
        .isEqualTo(temp.resolve("none") + ":1:1: there is no such folder.");
  }

  @Test
  void links_areFollowed_unlessTheyLeadNowhere() throws IOException, InvalidInputException {
    var folder = DatasetFolder.valid(temp);
    Files.move(temp.resolve("sites.csv"), temp.resolve("elsewhere"));
    Files.createSymbolicLink(temp.resolve("sites.csv"), Path.of("elsewhere"));
    assertThat(folder.read().sites()).hasSize(1);

    Files.delete(temp.resolve("elsewhere"));
    assertThat(folder.problems())
        .isEqualTo("sites.csv:1:1: this links to a file that does not exist.");
  }

  @Test
  void devices_areNotRead() throws IOException {
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device));
    var folder = DatasetFolder.valid(temp).without("sites.csv");
    Files.createSymbolicLink(temp.resolve("sites.csv"), device);

    assertThat(folder.problems())
        .isEqualTo("sites.csv:1:1: this is a device or pipe, and must be a file.");
    folder.without("sites.csv");
  }

  @Test
  void filesThatMayNotBeRead() throws IOException {
    var folder = DatasetFolder.valid(temp);
    Path sites = temp.resolve("sites.csv");
    Files.setPosixFilePermissions(sites, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(sites), "the administrator may read everything");

    assertThat(folder.problems())
        .isEqualTo("sites.csv:1:1: the file cannot be read: no permission.");
  }

  @Test
  void filesThatFailWhileRead() throws IOException {
    Path memory = Path.of("/proc/self/mem");
    assumeTrue(Files.isRegularFile(memory), "only Linux has such a file");
    var folder = DatasetFolder.valid(temp).without("sites.csv");
    Files.createSymbolicLink(temp.resolve("sites.csv"), memory);

    assertThat(folder.problems()).startsWith("sites.csv:1:1: the file cannot be read");
    folder.without("sites.csv");
  }

  @Test
  void hugeFiles_areRefused() throws IOException {
    var folder = DatasetFolder.valid(temp);
    try (var sites = new RandomAccessFile(temp.resolve("sites.csv").toFile(), "rw")) {
      sites.setLength(64_000_001);
    }

    assertThat(folder.problems()).isEqualTo("sites.csv:1:1: the file is larger than 64 MB.");
  }

  @Test
  void aPreviousPlanElsewhere_replacesTheFolders() throws IOException, InvalidInputException {
    var folder = DatasetFolder.valid(temp).with("previous_plan.csv", "nonsense");
    Path plan = Files.createDirectory(temp.resolve("out")).resolve("plan.csv");
    Files.writeString(plan, "shard,workload,phase,host,accelerators\ns1,chat,decode,h1,2\n");

    var dataset = DatasetReader.read(folder.path(), plan);

    assertThat(dataset.previous()).hasSize(1);
    assertThat(dataset.sources().files().getLast().name()).isEqualTo("plan.csv");
  }

  @Test
  void aPreviousPlanThatIsNotThere_isNamedAsGiven() {
    var folder = DatasetFolder.valid(temp);
    Path plan = temp.resolve("gone.csv");

    var refusal =
        catchThrowableOfType(
            InvalidInputException.class, () -> DatasetReader.read(folder.path(), plan));

    assertThat(refusal)
        .hasMessage(
            plan + ":1:1: there is no such file.\n1 problem in 1 file; nothing was solved.");
  }
}
