package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts made by constructors, without any file. */
class DatasetInCodeTest {

  private static final Site FRA = Site.of("fra", 0.12, 1.3);
  private static final PowerDomain HALL = PowerDomain.root("hall", 20.0);
  private static final PowerDomain RACK = HALL.child("rack", null);
  private static final Host OLD =
      Host.of("old", FRA, RACK, BundledCatalogue.accelerator("a100-80"), 8);

  private static Workload workload(String id, double requestsPerSecond) {
    return Workload.of(
        id,
        BundledCatalogue.model("llama-3.1-8b"),
        new Workload.Demand(requestsPerSecond, 0.5),
        new Workload.Requests(1000, 200, 0),
        new Workload.Targets(2000, 60),
        new Workload.Prices(0.2, 0.6));
  }

  private static Dataset dataset(double requestsPerSecond) {
    Workload chat = workload("chat", requestsPerSecond);
    // @start region="of"
    Site site = Site.of("fra", 0.12, 1.3);
    PowerDomain hall = PowerDomain.root("hall", 20.0);
    PowerDomain rack = hall.child("rack", null);
    Host old = Host.of("old", site, rack, BundledCatalogue.accelerator("a100-80"), 8);
    Host young = Host.of("new", site, rack, BundledCatalogue.accelerator("h100"), 8);
    Dataset dataset =
        Dataset.of("code", List.of(site), List.of(rack, hall), List.of(old, young), List.of(chat));
    // @end
    return dataset;
  }

  @Test
  void of_givesIndexesAndLinksById() {
    Dataset dataset = dataset(5);
    assertThat(dataset.powerDomains()).extracting(PowerDomain::index).containsExactly(0, 1);
    assertThat(dataset.hosts()).extracting(Host::index).containsExactly(0, 1);
    assertThat(dataset.hosts().get(1).site()).isSameAs(dataset.sites().getFirst());
    assertThat(dataset.hosts().get(1).powerDomain()).isSameAs(dataset.powerDomains().getFirst());
    assertThat(dataset.powerDomains().getFirst().parent()).isSameAs(dataset.powerDomains().get(1));
  }

  @Test
  void of_namesEverythingThatIsTwiceOrMissing() {
    assertThatThrownBy(() ->
            Dataset.of(
                "code",
                List.of(),
                List.of(RACK),
                List.of(OLD, OLD),
                List.of(workload("chat", 1), workload("chat", 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "power domain rack: there is no power domain hall; "
                + "host old: there is no site fra; "
                + "host old is there twice; workload chat is there twice");
  }

  @Test
  void with_changesOneKindOfFactsAndKeepsTheLinks() {
    Dataset dataset = dataset(5);
    Dataset drained =
        dataset.withHosts(List.of(dataset.hosts().get(1).withStatus(HostStatus.DRAIN)));
    assertThat(drained.hosts())
        .extracting(Host::id, Host::index, Host::isActive)
        .containsExactly(org.assertj.core.api.Assertions.tuple("new", 0, false));
    Dataset tight = dataset.withPowerDomains(List.of(RACK, HALL.withLimitKilowatts(7.5)));
    assertThat(tight.hosts().getFirst().powerDomain().parent().limitMilliwatts())
        .isEqualTo(7_500_000L);
    Dataset idle = dataset.withWorkloads(List.of());
    assertThat(idle.workloads()).isEmpty();
  }

  @Test
  void problem_refusesFactsWithoutIndexes() {
    Dataset loose =
        new Dataset(
            "loose",
            List.of(FRA),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new Dataset.Sources(List.of(), List.of(), List.of()));
    assertThatThrownBy(() -> FleetProblem.of(loose, ClosedForm.bundled(), Migration.FREE))
        .hasMessage(
            "the site fra is at position 0 and has index -1. Maybe make the dataset with"
                + " Dataset.of, which gives the indexes.");
  }

  @Test
  void check_takesWhatIsRight() throws Exception {
    Dataset checked = DatasetReader.check(dataset(5));
    assertThat(checked.hosts()).isEqualTo(dataset(5).hosts());
    assertThat(FleetProblem.of(checked, ClosedForm.bundled(), Migration.FREE).kinds()).isNotEmpty();
  }

  @Test
  void check_listsEverythingThatIsWrong() {
    Dataset wrong =
        dataset(Double.NaN)
            .withHosts(List.of(OLD, Host.of("bad one", FRA, RACK, OLD.accelerator(), -1)));
    assertThatThrownBy(() -> DatasetReader.check(wrong))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("hosts.csv:3:5: \"-1\" is not ")
        .hasMessageContaining("workloads.csv:2:3: \"NaN\" is not ");
  }

  @Test
  void catalogue_suggestsTheNearest() {
    assertThatThrownBy(() -> BundledCatalogue.accelerator("h10"))
        .hasMessage("\"h10\" is not a known accelerator. Maybe \"h100\".");
    assertThatThrownBy(() -> BundledCatalogue.model("nothing like it"))
        .hasMessage("\"nothing like it\" is not a known model.");
  }
}
