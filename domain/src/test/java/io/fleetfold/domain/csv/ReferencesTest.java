package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Site;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of things in other files: known, unknown, and not reported when their cause is. */
class ReferencesTest {

  private static final String WORKLOADS =
      """
      workload,model,requests_per_second,prompt_tokens,output_tokens,ttft_ms,tpot_ms,input_usd_per_mtok,output_usd_per_mtok,sites
      chat,%s,5,1000,200,500,50,0.22,0.44,%s
      """;

  @TempDir Path temp;

  @Test
  void unknownNames_suggestTheNearest() {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "hosts.csv",
                """
                host,site,power_domain,accelerator,accelerators
                h1,erw,rack,h10,8
                h2,fra,rack-2,H100,8
                h3,e,row,=cmd(),8
                """);

    assertThat(folder.problems())
        .isEqualTo(
            """
            hosts.csv:2:2: "erw" is not a known site. Maybe "ewr".
            hosts.csv:2:3: "rack" is not a known power domain. Maybe "rack-1".
            hosts.csv:2:4: "h10" is not a known accelerator. Maybe "h100".
            hosts.csv:3:2: "fra" is not a known site.
            hosts.csv:3:3: "rack-2" is not a known power domain. Maybe "rack-1".
            hosts.csv:3:4: "H100" is not a known accelerator. Maybe "h100".
            hosts.csv:4:2: "e" is not a known site.
            hosts.csv:4:3: "row" is not a known power domain.
            hosts.csv:4:4: "=cmd()" is not a known accelerator.\
            """);
  }

  @Test
  void sitesOfAWorkload_areJoinedBySemicolons() throws InvalidInputException {
    var workload =
        DatasetFolder.valid(temp)
            .with(
                "sites.csv",
                "site,electricity_usd_per_kwh,pue\newr,0.13,1.4\nfra,0.2,1.2\ndsm,0.1,1.1\n")
            .with("workloads.csv", WORKLOADS.formatted("llama-3.1-8b", "dsm; ewr"))
            .read()
            .workloads()
            .getFirst();

    assertThat(workload.rules().sites())
        .extracting(Site::id)
        .containsExactlyInAnyOrder("dsm", "ewr");
  }

  @Test
  void sitesOfAWorkload_areCheckedOneByOne() {
    var folder = DatasetFolder.valid(temp);

    assertThat(folder.with("workloads.csv", WORKLOADS.formatted("llama", "ewr;ewx;fra")).problems())
        .isEqualTo(
            """
            workloads.csv:2:2: "llama" is not a known model; it may be one of llama-2-7b, llama-2-13b, llama-2-70b, llama-1-30b, llama-3.1-8b, llama-3.1-70b, llama-3.1-405b, llama-4-scout-17b-16e and 1 more.
            workloads.csv:2:10: "ewx" is not a known site. Maybe "ewr".
            workloads.csv:2:10: "fra" is not a known site.\
            """);
    assertThat(folder.with("workloads.csv", WORKLOADS.formatted("llama-3.1-8b", "ewr;")).problems())
        .isEqualTo(
            "workloads.csv:2:10: \"ewr;\" is not a list of known sites joined by ; (one is"
                + " empty).");
  }

  @Test
  void aReferenceToAWrongRow_isNotReportedAgain() {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "sites.csv",
                """
                site,electricity_usd_per_kwh,pue
                ewr,0.13,0.9
                """);

    assertThat(folder.problems())
        .isEqualTo("sites.csv:2:3: \"0.9\" is not a plain decimal number from 1 to 10 (pue).");
  }

  @Test
  void referencesToATableThatCannotBeReadInFull_areNotReported() {
    var folder = DatasetFolder.valid(temp);

    for (String sites :
        new String[] {
          "",
          "site\n",
          "name,electricity_usd_per_kwh,pue\nx,1,2\n",
          "site,electricity_usd_per_kwh,pue\n\"x,1,2\n",
          "site,electricity_usd_per_kwh,pue\nx y,0.1,2\n",
          "site,electricity_usd_per_kwh,pue\nx,1\n"
        }) {
      assertThat(folder.with("sites.csv", sites).problems().lines())
          .allMatch(line -> line.startsWith("sites.csv:"));
    }
    assertThat(folder.without("sites.csv").problems())
        .isEqualTo("sites.csv:1:1: the file is missing.");
  }

  @Test
  void problemsOfAllFiles_comeInTheirOrder() {
    var folder =
        DatasetFolder.valid(temp)
            .with("sites.csv", "site,electricity_usd_per_kwh,pue\newr,x,1.4\n")
            .with("profiles.csv", "workload\nchit\n")
            .with(
                "hosts.csv",
                "host,site,power_domain,accelerator,accelerators\nh 1,ewr,hall,h100,none\n")
            .without("workloads.csv");

    assertThat(folder.refusal())
        .hasMessage(
            """
            hosts.csv:2:1: "h 1" is not an id: only letters, digits and . _ : / - may stand in it, at most 200 characters (host).
            hosts.csv:2:5: "none" is not a whole number from 0 to 100000 (accelerators).
            sites.csv:2:2: "x" is not a plain decimal number from 0 to 10 USD (electricity_usd_per_kwh).
            workloads.csv:1:1: the file is missing.
            profiles.csv:1:1: the column phase is missing.
            profiles.csv:1:1: the column accelerator is missing.
            profiles.csv:1:1: the column accelerators is missing.
            profiles.csv:1:1: the column requests_per_second is missing.
            profiles.csv:1:1: the column watts is missing.
            9 problems in 4 files; nothing was solved.\
            """);
  }

  @Test
  void aWorkloadThatWouldEarnMoreThanSumsHold_isRefused() {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "workloads.csv",
                """
                workload,model,requests_per_second,prompt_tokens,output_tokens,ttft_ms,tpot_ms,input_usd_per_mtok,output_usd_per_mtok
                chat,llama-3.1-8b,1000000,100000,1,500,50,10,0
                """);

    // 1e6 requests/s, one dollar each, 3600 seconds: 3.6e9 dollars an hour.
    assertThat(folder.problems())
        .isEqualTo(
            "workloads.csv:2:3: \"1000000\" is not possible: with these tokens and prices it would"
                + " earn 3600000000 USD an hour, and the most is 1000000000.");
  }

  @Test
  void aFleetOfMoreAcceleratorsThanSumsHold_isRefusedOnce() {
    var hosts = new StringBuilder("host,site,power_domain,accelerator,accelerators\n");
    for (int i = 1; i <= 1003; i++) {
      hosts.append("h").append(i).append(",ewr,hall,h100,100000\n");
    }
    var folder =
        DatasetFolder.valid(temp)
            .with("power_domains.csv", "power_domain,parent,limit_kw\nhall,,\n")
            .with("hosts.csv", hosts.toString());

    assertThat(folder.problems())
        .isEqualTo(
            "hosts.csv:1002:5: \"100000\" is not possible: the fleet would have more than"
                + " 100000000.");
  }
}
