package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetEditorTest {

  private static final Path QUICKSTART = Path.of("..", "datasets", "quickstart");

  @TempDir private Path folder;
  private Dataset base;

  @BeforeEach
  void read() throws InvalidInputException {
    base = DatasetReader.read(QUICKSTART);
  }

  @Test
  void nothingChangedIsTheSameDataset() throws Exception {
    Dataset same = DatasetEditor.of(base).build();
    assertThat(DatasetWriter.texts(same)).isEqualTo(DatasetWriter.texts(base));
    assertThat(same.name()).isEqualTo("quickstart");
  }

  @Test
  void aCellIsSetOrMultiplied() throws Exception {
    Dataset changed =
        DatasetEditor.of(base)
            .set("workloads.chat.requests_per_second=40")
            .set("workloads.support.requests_per_second=x1.2")
            .limit("ewr-r1=30.5")
            .build();
    assertThat(changed.workloads().get(0).demand().requestsPerSecond()).isEqualTo(40);
    assertThat(changed.workloads().get(1).demand().requestsPerSecond()).isEqualTo(108);
    assertThat(changed.powerDomains().get(1).limitMilliwatts()).isEqualTo(30_500_000L);
    assertThat(base.workloads().get(0).demand().requestsPerSecond()).isEqualTo(30);
  }

  @Test
  void aStarStandsForManyRowsAndBundledTypesAreRows() throws Exception {
    Dataset changed =
        DatasetEditor.of(base)
            .set("hosts.ewr-r3-*.status=offline")
            .set("accelerators.h100.tdp_w=650")
            .removeHosts("dsm-r4-*")
            .build();
    assertThat(changed.hosts()).filteredOn(host -> !host.isActive()).hasSize(4);
    assertThat(changed.hosts()).hasSize(14).noneMatch(host -> host.id().startsWith("dsm-r4"));
    Host h100 = changed.hosts().getFirst();
    assertThat(h100.accelerator().power().tdpWatts()).isEqualTo(650);
    assertThat(h100.accelerator().memory().capacityGb()).isEqualTo(80);
  }

  @Test
  void hostsOfAFileAreAdded() throws Exception {
    Path more = folder.resolve("more.csv");
    Files.writeString(
        more, "host,site,power_domain,accelerator,accelerators\nnew-1,dsm,dsm-r4,h200,8\n");
    Dataset changed = DatasetEditor.of(base).addHosts(more).build();
    assertThat(changed.hosts()).hasSize(16);
    assertThat(changed.hosts().getLast().accelerator().id()).isEqualTo("h200");
  }

  @Test
  void everythingWrongIsSaidAtOnceWithWhatWasMeant() throws Exception {
    Path more = folder.resolve("more.csv");
    Files.writeString(
        more, "host,site,power_domain,accelerator,accelerators\newr-r1-h100-1,dms,dsm-r4,h200,8\n");
    DatasetEditor editor =
        DatasetEditor.of(base)
            .set("workload.chat.requests_per_second=40")
            .set("workloads.chatt.requests_per_second=40")
            .set("workloads.chat.request_per_second=40")
            .set("workloads.chat.requests_per_second=many")
            .set("chat=40")
            .limit("ewr-r9=1")
            .removeHosts("fra-*")
            .addHosts(more);
    var invalid = catchThrowableOfType(InvalidInputException.class, editor::build);
    assertThat(invalid.count()).isEqualTo(9);
    assertThat(invalid.report())
        .contains("\"workload\" is not a file of a dataset", "Maybe \"workloads\".")
        .contains(":2:11: \"chatt\" is not a row of workloads.csv. Maybe \"chat\".")
        .contains("Maybe \"requests_per_second\".")
        .contains("\"many\" is not a plain decimal number from 0.000001 to 100000000 requests/s")
        .contains("\"chat=40\" is not FILE.ROW.COLUMN=VALUE")
        .contains("--limit ewr-r9=1:1:1: \"ewr-r9\" is not a row of power_domains.csv")
        .contains("--remove fra-*:1:1: \"fra-*\" is not a row of hosts.csv")
        .contains("more.csv:2:1: \"ewr-r1-h100-1\" is not new")
        .contains("more.csv:2:2: \"dms\" is not known here. Maybe \"dsm\".")
        .endsWith("nothing was solved.");
  }

  @Test
  void whatCellsMayNotBeTogetherIsFoundWhenReadAgain() {
    DatasetEditor editor = DatasetEditor.of(base).set("power_domains.dsm.parent=dsm-r1");
    var invalid = catchThrowableOfType(InvalidInputException.class, editor::build);
    assertThat(invalid.report()).contains("power_domains.csv:");
  }

  @Test
  void anEmptiedFleet_isNoMistake() throws InvalidInputException {
    assertThat(DatasetEditor.of(base).removeHosts("*").build().hosts()).isEmpty();
  }
}
