package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.InputWarning;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States of a live fleet that are legal, and that somebody should look at. */
class UnusualStatesTest {

  private static final String HOSTS = "host,site,power_domain,accelerator,accelerators,status\n";

  @TempDir Path temp;

  @Test
  void aPlainDataset_isNotWarnedOf() throws InvalidInputException {
    assertThat(DatasetFolder.valid(temp).read().warnings()).isEmpty();
  }

  @Test
  void aWorkloadOfRate0_isWarnedOf() throws InvalidInputException {
    Dataset dataset = workload("0,1000,200,500,50,0.22,0.44").read();
    assertThat(texts(dataset))
        .containsExactly(
            "workloads.csv:2:3: warning: nobody asks for chat at 0 requests/s, so nothing runs for"
                + " it. If it is gone, take the row away.");
    assertThat(dataset.workloads().getFirst().demandMicroRps()).isZero();
    assertThat(texts(workload("0.000001,1000,200,500,50,0.22,0.44").read())).isEmpty();
  }

  @Test
  void aHostWithoutAccelerators_isWarnedOf_unlessOffline() throws InvalidInputException {
    Dataset dataset =
        hosts("h1,ewr,hall,h100,0,\nh2,ewr,hall,h100,0,offline\nh3,ewr,hall,h100,1,\n").read();
    assertThat(texts(dataset))
        .containsExactly(
            "hosts.csv:2:5: warning: the host has 0 accelerators, so it has nothing to offer. If it"
                + " is switched off, set its status to offline.");
    assertThat(dataset.hosts()).extracting(Host::accelerators).containsExactly(0, 0, 1);
  }

  @Test
  void anOfflineHostOfAnUnknownType_isLeftOut() throws InvalidInputException {
    // The k80 is bundled without its fp16_tflops.
    Dataset dataset =
        hosts("h1,ewr,hall,h1000,8,offline\nh2,ewr,hall,h100,1,\nh3,ewr,hall,k80,8,offline\n")
            .read();
    assertThat(texts(dataset))
        .containsExactly(
            "hosts.csv:2:4: warning: \"h1000\" is not a known accelerator. Maybe \"h100\". The host"
                + " is offline, so it is left out; before it comes back, put the type into"
                + " accelerators.csv.",
            "hosts.csv:4:4: warning: \"k80\" cannot be planned with: no source states its"
                + " fp16_tflops. The host is offline, so it is left out; before it comes back, put"
                + " a row k80 with it into accelerators.csv of the dataset.");
    assertThat(dataset.hosts()).extracting(Host::id).containsExactly("h2");
    assertThat(dataset.placeOf("hosts.csv", 0, "accelerators").line()).isEqualTo(3);
  }

  @Test
  void aFleetWithoutAnActiveHost_isWarnedOfFirst() throws InvalidInputException {
    String warning =
        "hosts.csv:1:1: warning: no host is active, so nothing can run. If that is not meant, look"
            + " at the column status and at what writes it.";
    assertThat(texts(hosts("h1,ewr,hall,h100,0,drain\nh2,ewr,hall,h100,8,offline\n").read()))
        .startsWith(warning);
    assertThat(texts(hosts("h1,ewr,hall,h1000,8,offline\n").read())).startsWith(warning);
    assertThat(texts(hosts("h1,ewr,hall,h100,8,drain\nh2,ewr,hall,h100,8,\n").read())).isEmpty();
  }

  @Test
  void aPowerDomainOfTwoSites_isWarnedOfWhereItIsLowest() throws InvalidInputException {
    var folder =
        hosts("h1,ewr,rack-1,h100,1,\nh2,fra,rack-1,h100,1,\nh3,fra,rack-2,h100,1,\n")
            .with("sites.csv", "site,electricity_usd_per_kwh,pue\newr,0.1,1.4\nfra,0.2,1.2\n")
            .with(
                "power_domains.csv",
                "power_domain,parent,limit_kw\nhall,,40\nrack-1,hall,20\nrack-2,hall,20\n");
    assertThat(texts(folder.read()))
        .containsExactly(
            "power_domains.csv:3:1: warning: \"rack-1\" feeds hosts of 2 sites (ewr, fra), which"
                + " share its limit. If each site has one of this name, give them different"
                + " names.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5,1000,200,1,1,0.005,0.01|6|\"1\" ms is faster than almost any engine. If seconds were"
            + " typed, write 1000.",
        "5,1000,200,10,0.2,0.005,0|7|\"0.2\" ms is faster than almost any engine. If seconds were"
            + " typed, write 200.",
        "5,1000,200,10,1,0.001,0.11|8|\"0.001\" USD is less than almost any price of a million"
            + " tokens. If it is that of a thousand, write 1.",
      })
  void figuresThatAreHardlyMeant_areWarnedOf(String cells, int column, String message)
      throws InvalidInputException {
    assertThat(workload(cells).read().warnings())
        .containsExactly(new InputWarning("workloads.csv", 2, column, message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5,1000,200,0.5,50,0.22,0.44|6:\"0.5\" is not a likely target in ms: no accelerator is that"
            + " fast, so these are probably seconds. Maybe \"500\".",
        "5,1000,200,500,0.05,0.22,0.44|7:\"0.05\" is not a likely target in ms: no accelerator is"
            + " that fast, so these are probably seconds. Maybe \"50\".",
        "5,1000,200,500,50,0.00059,0.44|8:\"0.00059\" is not a likely price of a million tokens: it"
            + " is probably that of a thousand. Maybe \"0.59\".",
        "5,1000,200,500,50,0.22,0.0000006|9:\"0.0000006\" is not a likely price of a million"
            + " tokens: it is probably that of one token. Maybe \"0.6\".",
      })
  void figuresThatNobodyMeans_areRefused(String cells, String problem) {
    assertThat(workload(cells).problems())
        .isEqualTo("workloads.csv:2:" + problem.replaceFirst(":", ": "));
  }

  @Test
  void bothTargetsInSeconds_areBothRefused() {
    assertThat(workload("5,1000,200,2,0.05,0.22,0.44").problems().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("workloads.csv:2:6: \"2\" is not a likely target")
        .endsWith("Maybe \"2000\".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.13,135|3:\"135\" is not a plain decimal number from 1 to 10 (pue); these are probably"
            + " per cent. Maybe \"1.35\".",
        "190,1.3|2:\"190\" is not a plain decimal number from 0 to 10 USD"
            + " (electricity_usd_per_kwh); these are probably USD per MWh. Maybe \"0.19\".",
        "19,1.3|2:\"19\" is not a plain decimal number from 0 to 10 USD (electricity_usd_per_kwh);"
            + " these are probably cents. Maybe \"0.19\".",
        "$0.19,1.3|2:\"$0.19\" is not a plain decimal number from 0 to 10 USD"
            + " (electricity_usd_per_kwh). Maybe \"0.19\".",
      })
  void tariffsAndPueInOtherUnits_areRefusedWithWhatWasMeant(String cells, String problem) {
    assertThat(site(cells).problems()).isEqualTo("sites.csv:2:" + problem.replaceFirst(":", ": "));
  }

  @Test
  void unusualTariffs_Pue_Rents_andNetworks_areWarnedOf() throws InvalidInputException {
    assertThat(texts(site("1,3").read())).isEmpty();
    assertThat(texts(site("8.5,3.1").read()))
        .containsExactly(
            "sites.csv:2:2: warning: \"8.5\" USD is far above any usual price of a kWh. If cents"
                + " were typed, write 0.085.",
            "sites.csv:2:3: warning: \"3.1\" is far above the PUE of any usual hall (1.05 to 2):"
                + " all energy is paid so many times. Look at the figure again.");
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "hosts.csv",
                """
                host,site,power_domain,accelerator,accelerators,network_gbit_s,usd_per_accelerator_hour
                h1,ewr,hall,h100,8,400000,730
                h2,ewr,hall,h100,8,99999,100
                """);
    assertThat(texts(folder.read()))
        .containsExactly(
            "hosts.csv:2:6: warning: \"400000\" Gbit/s is more than any usual server has. If Mbit/s"
                + " were typed, write 400.",
            "hosts.csv:2:7: warning: \"730\" USD an hour is far above any usual rent of one"
                + " accelerator. If it is a month's, write 1.");
  }

  private DatasetFolder hosts(String rows) {
    return DatasetFolder.valid(temp).with("hosts.csv", HOSTS + rows);
  }

  private DatasetFolder site(String cells) {
    return DatasetFolder.valid(temp)
        .with("sites.csv", "site,electricity_usd_per_kwh,pue\newr," + cells + "\n");
  }

  private DatasetFolder workload(String cells) {
    return DatasetFolder.valid(temp)
        .with(
            "workloads.csv",
            """
            workload,model,requests_per_second,prompt_tokens,output_tokens,ttft_ms,tpot_ms,input_usd_per_mtok,output_usd_per_mtok
            chat,llama-3.1-8b,\
            """
                + cells
                + "\n");
  }

  private static List<String> texts(Dataset dataset) {
    return dataset.warnings().stream().map(InputWarning::text).toList();
  }
}
