package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Serving;
import io.fleetfold.domain.facts.Workload;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every column arrives where it belongs, and every empty cell as its default. */
class ReadDatasetTest {

  @TempDir Path temp;

  @Test
  void hosts() throws InvalidInputException {
    var hosts =
        DatasetFolder.valid(temp)
            .with(
                "hosts.csv",
                """
                host,site,power_domain,accelerator,accelerators,network_gbit_s,status,in_service,usd_per_accelerator_hour,book_value_usd
                h1,ewr,rack-1,h100,8,400,drain,2023-09,1.3,90000
                h2,ewr,hall,a100-80,4,,,,,
                """)
            .read()
            .hosts();

    assertThat(hosts).extracting(Host::id).containsExactly("h1", "h2");
    assertThat(hosts).extracting(Host::index).containsExactly(0, 1);
    assertThat(hosts).extracting(Host::accelerators).containsExactly(8, 4);
    assertThat(hosts.getFirst().site().id()).isEqualTo("ewr");
    assertThat(hosts.getFirst().powerDomain().id()).isEqualTo("rack-1");
    assertThat(hosts.getFirst().accelerator().id()).isEqualTo("h100");
    assertThat(hosts.getFirst().terms())
        .isEqualTo(new Host.Terms(400.0, HostStatus.DRAIN, "2023-09", 1.3, 90_000.0));
    assertThat(hosts.getLast().terms()).isEqualTo(Host.Terms.DEFAULT);
  }

  @Test
  void workloads() throws InvalidInputException {
    var dataset =
        DatasetFolder.valid(temp)
            .with(
                "workloads.csv",
                """
                workload,model,requests_per_second,prompt_tokens,output_tokens,ttft_ms,tpot_ms,input_usd_per_mtok,output_usd_per_mtok,min_served,serving,sites,precision,prefix_cache_hit
                chat,llama-3.1-8b,5.5,1000,200,500,50,0.22,0.44,0.9,aggregated,ewr,fp8,0.3
                night,llama-3.1-8b,1,2,3,4,5,6,7,,,,,
                """)
            .read();
    Workload chat = dataset.workloads().getFirst();
    Workload night = dataset.workloads().getLast();

    assertThat(chat.model().id()).isEqualTo("llama-3.1-8b");
    assertThat(chat.demand()).isEqualTo(new Workload.Demand(5.5, 0.9));
    assertThat(chat.requests()).isEqualTo(new Workload.Requests(1000, 200, 0.3));
    assertThat(chat.targets()).isEqualTo(new Workload.Targets(500, 50));
    assertThat(chat.prices()).isEqualTo(new Workload.Prices(0.22, 0.44));
    assertThat(chat.rules())
        .isEqualTo(
            new Workload.Rules(
                Serving.AGGREGATED, Set.of(dataset.sites().getFirst()), Precision.FP8));
    assertThat(night.index()).isEqualTo(1);
    assertThat(night.demand().minServed()).isZero();
    assertThat(night.requests().prefixCacheHit()).isZero();
    assertThat(night.rules()).isEqualTo(Workload.Rules.ANY);
  }

  @Test
  void profiles() throws InvalidInputException {
    var dataset =
        DatasetFolder.valid(temp)
            .with(
                "profiles.csv",
                """
                workload,phase,accelerator,accelerators,requests_per_second,watts
                chat,prefill,h100,0.125,0.5,200
                chat,prefill,h100,8,40,9000
                chat,decode,a100-80,2.0,4,1500
                """)
            .read();

    assertThat(dataset.profiles())
        .containsExactly(
            profile(
                dataset.workloads().getFirst(),
                Phase.PREFILL,
                dataset.hosts().getFirst(),
                125,
                0.5,
                200),
            profile(
                dataset.workloads().getFirst(),
                Phase.PREFILL,
                dataset.hosts().getFirst(),
                8000,
                40,
                9000),
            profile(
                dataset.workloads().getFirst(),
                Phase.DECODE,
                dataset.hosts().getLast(),
                2000,
                4,
                1500));
  }

  private static MeasuredProfile profile(
      Workload workload,
      Phase phase,
      Host host,
      long millis,
      double requestsPerSecond,
      double watts) {
    return new MeasuredProfile(
        workload, phase, host.accelerator(), millis, requestsPerSecond, watts);
  }

  @Test
  void profiles_thatAreWrong() {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "profiles.csv",
                """
                workload,phase,accelerator,accelerators,requests_per_second,watts
                chat,prefill,h100,1,0.5,200
                chat,prefill,h100,1.0,0.6,200
                chat,prefill,h100,0.375,0.6,200
                chat,prefill,h100,1.5,0.6,200
                chat,prefill,h100,0,0.6,200
                chat,prefill,h100,"1,000",0.6,200
                chat,pre-fill,h10,100001,0.6,
                chit,decode,h100,1,0.6,200
                """);

    String accelerators =
        "\" is not a whole number from 1 to 100000 or one of the slices 0.125, 0.25, 0.5"
            + " (accelerators).";
    assertThat(folder.problems().lines())
        .containsExactly(
            "profiles.csv:3:4: \"1.0\" is not unique: line 2 has this workload, phase, accelerator"
                + " and number of accelerators already.",
            "profiles.csv:4:4: \"0.375" + accelerators,
            "profiles.csv:5:4: \"1.5" + accelerators,
            "profiles.csv:6:4: \"0" + accelerators,
            "profiles.csv:7:4: \"1,000" + accelerators + " Maybe \"1000\".",
            "profiles.csv:8:2: \"pre-fill\" is not one of prefill, decode, aggregated (phase)."
                + " Maybe \"prefill\".",
            "profiles.csv:8:3: \"h10\" is not a known accelerator. Maybe \"h100\".",
            "profiles.csv:8:4: \"100001" + accelerators,
            "profiles.csv:8:6: watts is empty; it must be a plain decimal number from 0 to 10000000"
                + " W.",
            "profiles.csv:9:1: \"chit\" is not a known workload. Maybe \"chat\".");
  }

  @Test
  void previousPlan_mayNameWhatIsGoneAndHaveMoreColumns() throws InvalidInputException {
    var dataset =
        DatasetFolder.valid(temp)
            .with(
                "previous_plan.csv",
                """
                shard,workload,phase,model,host,watts,accelerators,pinned,watts
                s1,chat,decode,=x(),gone,?,0.25,true,
                s2,away,aggregated,,h1,,2,,
                """)
            .read();

    assertThat(dataset.previous())
        .containsExactly(
            new PreviousPlacement("s1", "chat", Phase.DECODE, "gone", 250, true),
            new PreviousPlacement("s2", "away", Phase.AGGREGATED, "h1", 2000, false));
  }

  @Test
  void previousPlan_thatIsWrong() {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "previous_plan.csv",
                """
                shard,workload,phase,host,accelerators,pinned
                s1,chat,decode,h 1,1,yes
                s1,,decode,h1,0.1,
                """);

    assertThat(folder.problems())
        .isEqualTo(
            """
            previous_plan.csv:2:4: "h 1" is not an id: only letters, digits and . _ : / - may stand in it, at most 200 characters (host).
            previous_plan.csv:2:6: "yes" is not one of true, false (pinned).
            previous_plan.csv:3:1: "s1" is not unique: line 2 has this shard already.
            previous_plan.csv:3:2: workload is empty; it must be an id: only letters, digits and . _ : / - may stand in it, at most 200 characters.
            previous_plan.csv:3:5: "0.1" is not a whole number from 1 to 100000 or one of the slices 0.125, 0.25, 0.5 (accelerators).\
            """);
  }

  @Test
  void theNameOfADataset_isThatOfItsFolder() throws InvalidInputException {
    assertThat(DatasetFolder.valid(temp).read().name()).isEqualTo(temp.getFileName().toString());
  }
}
