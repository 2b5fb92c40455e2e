package io.fleetfold.domain.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fleetfold.domain.facts.Dataset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A dataset from texts, readers and streams is the one in a folder, and wrong in the same way. */
class InputTextTest {

  private static final Path QUICKSTART = Path.of("../datasets/quickstart");

  private static Map<String, InputText> files(Function<String, InputText> source) throws Exception {
    Map<String, InputText> files = new LinkedHashMap<>();
    for (FileSchema schema : Schema.files()) {
      Path file = QUICKSTART.resolve(schema.name());
      if (Files.exists(file)) {
        files.put(schema.name(), source.apply(Files.readString(file)));
      }
    }
    return files;
  }

  @Test
  void everySourceGivesTheDatasetOfTheFolder() throws Exception {
    Dataset folder = DatasetReader.read(QUICKSTART);
    assertThat(DatasetReader.read("quickstart", files(InputText::of))).isEqualTo(folder);
    assertThat(
            DatasetReader.read("quickstart", files(text -> InputText.of(new StringReader(text)))))
        .isEqualTo(folder);
    assertThat(
            DatasetReader.read(
                "quickstart",
                files(text -> InputText.of(new ByteArrayInputStream(text.getBytes(UTF_8))))))
        .isEqualTo(folder);
  }

  @Test
  void filesFromDifferentPlacesGoTogether() throws Exception {
    Path folder = Path.of("../datasets/accepted/comments");
    try (Reader hosts = Files.newBufferedReader(folder.resolve("hosts.csv"));
        InputStream domains = Files.newInputStream(folder.resolve("power_domains.csv"));
        Reader workloads = Files.newBufferedReader(folder.resolve("workloads.csv"))) {
      String sites = Files.readString(folder.resolve("sites.csv"));
      // @start region="texts"
      Map<String, InputText> files =
          Map.of(
              "hosts.csv", InputText.of(hosts),
              "power_domains.csv", InputText.of(domains),
              "sites.csv", InputText.of(sites),
              "workloads.csv", InputText.of(workloads));
      Dataset dataset = DatasetReader.read("tonight", files);
      // @end
      assertThat(dataset.hosts()).isEqualTo(DatasetReader.read(folder).hosts());
    }
  }

  private static String report(Map<String, InputText> files) {
    return catchThrowableOfType(
            InvalidInputException.class, () -> DatasetReader.read("texts", files))
        .report();
  }

  @Test
  void everyProblemOfEveryTextIsReported() throws Exception {
    Map<String, InputText> files = files(InputText::of);
    files.put("sites.csv", InputText.of("site,electricity_usd_per_kwh,pue\newr,cheap,1.2\n"));
    files.remove("workloads.csv");
    files.put("workload.csv", InputText.of(""));
    files.put("notes.txt", InputText.of("remember"));
    assertThat(report(files))
        .contains("sites.csv:2:2: \"cheap\" is not ")
        .contains("workloads.csv:1:1: the file is missing. Maybe \"workload.csv\".")
        .contains("workload.csv:1:1: \"workload.csv\" is not a file of a dataset. Maybe \"work")
        .contains("notes.txt:1:1: \"notes.txt\" is not a file of a dataset.");
  }

  @Test
  void aReaderThatBreaksIsAProblemOfItsFile() throws Exception {
    Map<String, InputText> files = files(InputText::of);
    var broken =
        new StringReader("") {
          @Override
          public int read(char[] buffer) throws IOException {
            throw new IOException("connection reset");
          }
        };
    files.put("hosts.csv", InputText.of(broken));
    assertThat(report(files))
        .isEqualTo(
            "hosts.csv:1:1: the file cannot be read: connection reset.\n"
                + "1 problem in 1 file; nothing was solved.");
  }

  @Test
  void aReaderWithoutEndIsTooLarge() throws Exception {
    Map<String, InputText> files = files(InputText::of);
    var endless =
        new StringReader("") {
          @Override
          public int read(char[] buffer) {
            return buffer.length;
          }
        };
    files.put("hosts.csv", InputText.of(endless));
    assertThat(report(files)).contains("hosts.csv:1:1: the file is larger than 64 MB");
  }
}
