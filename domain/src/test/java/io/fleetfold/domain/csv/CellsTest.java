package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells that do not hold what their column takes. */
class CellsTest {

  private static final String WORKLOADS =
      """
      workload,model,requests_per_second,prompt_tokens,output_tokens,ttft_ms,tpot_ms,input_usd_per_mtok,output_usd_per_mtok,min_served
      chat,llama-3.1-8b,%s,%s,200,500,50,0.22,0.44,%s
      """;

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "NaN ~ null",
        "Infinity ~ null",
        "1e999 ~ null",
        "1e3 ~ 1000",
        "0x10 ~ null",
        "5d ~ null",
        "-5 ~ null",
        "+5 ~ 5",
        "'5 ~ null",
        "5 % ~ null",
        "1_000 ~ 1000",
        "1 000.5 ~ 1000.5",
        "\"1,000.5\" ~ 1000.5",
        "\"0,5\" ~ 0.5",
        ".5 ~ 0.5",
        "5. ~ 5",
        "50% ~ 0.5",
        "0 ~ null",
        "0.0000001 ~ null",
        "1000001 ~ null",
        "12345678901234567890 ~ null",
        "0.123456789012345678901 ~ null",
        "٥ ~ null",
      })
  void decimal_takesPlainDecimalsInItsRangeOnly(String cell, String meant) {
    var folder =
        DatasetFolder.valid(temp).with("workloads.csv", WORKLOADS.formatted(cell, "10", "0"));

    String shown = cell.replace("\"", "");
    String hint = meant.equals("null") ? "" : " Maybe \"" + meant + "\".";
    assertThat(folder.problems())
        .isEqualTo(
            "workloads.csv:2:3: \""
                + shown
                + "\" is not a plain decimal number from 0.000001 to 1000000 requests/s"
                + " (requests_per_second)."
                + hint);
  }

  @ParameterizedTest
  @CsvSource({
    "0,null",
    "8.5,null",
    "8.0,8",
    "-1,null",
    "100001,null",
    "1e2,100",
    "99999999999999,null"
  })
  void wholeNumber_takesDigitsInItsRangeOnly(String cell, String meant) {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "hosts.csv",
                """
                host,site,power_domain,accelerator,accelerators
                h1,ewr,hall,h100,%s
                """
                    .formatted(cell));

    String hint = meant.equals("null") ? "" : " Maybe \"" + meant + "\".";
    assertThat(folder.problems())
        .isEqualTo(
            "hosts.csv:2:5: \""
                + cell
                + "\" is not a whole number from 1 to 100000 (accelerators)."
                + hint);
  }

  @ParameterizedTest
  @CsvSource({"90,0.9", "90%,0.9", "1.01,null", "101,null"})
  void share_suggestsTheShareThatAPercentageMeans(String cell, String meant) {
    var folder =
        DatasetFolder.valid(temp).with("workloads.csv", WORKLOADS.formatted("5", "10", cell));

    String hint = meant.equals("null") ? "" : " Maybe \"" + meant + "\".";
    assertThat(folder.problems())
        .isEqualTo(
            "workloads.csv:2:10: \""
                + cell
                + "\" is not a plain decimal number from 0 to 1 (min_served)."
                + hint);
  }

  @Test
  void limitsOfRanges_areAllowed() throws InvalidInputException {
    var workload =
        DatasetFolder.valid(temp)
            .with("workloads.csv", WORKLOADS.formatted("0.000001", "10000000", "1"))
            .read()
            .workloads()
            .getFirst();

    assertThat(workload.demand().requestsPerSecond()).isEqualTo(0.000001);
    assertThat(workload.requests().promptTokens()).isEqualTo(10_000_000);
    assertThat(workload.demand().minServed()).isEqualTo(1);
  }

  @Test
  void emptyCell_ofAColumnWithoutDefault() {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "sites.csv",
                """
                site,electricity_usd_per_kwh,pue
                ewr,,
                """);

    assertThat(folder.problems())
        .isEqualTo(
            """
            sites.csv:2:2: electricity_usd_per_kwh is empty; it must be a plain decimal number from 0 to 10 USD.
            sites.csv:2:3: pue is empty; it must be a plain decimal number from 1 to 10.\
            """);
  }

  @Test
  void words_suggestTheNearestWord() {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "hosts.csv",
                """
                host,site,power_domain,accelerator,accelerators,status
                h1,ewr,hall,h100,8,activ
                h2,ewr,hall,h100,8,broken
                h3,ewr,hall,h100,8,Offline
                """);

    assertThat(folder.problems())
        .isEqualTo(
            """
            hosts.csv:2:6: "activ" is not one of active, drain, offline (status). Maybe "active".
            hosts.csv:3:6: "broken" is not one of active, drain, offline (status).
            hosts.csv:4:6: "Offline" is not one of active, drain, offline (status). Maybe "offline".\
            """);
  }

  @Test
  void dates_areIsoDaysMonthsOrYears() {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "hosts.csv",
                """
                host,site,power_domain,accelerator,accelerators,in_service
                h1,ewr,hall,h100,8,2024
                h2,ewr,hall,h100,8,2024-02
                h3,ewr,hall,h100,8,2024-02-29
                h4,ewr,hall,h100,8,2023-02-29
                h5,ewr,hall,h100,8,2023-13
                h6,ewr,hall,h100,8,1.2.2023
                h7,ewr,hall,h100,8,0023
                """);

    String allowed = "\" is not a date such as 2024-05-31, 2024-05 or 2024 (in_service).";
    assertThat(folder.problems().lines())
        .containsExactly(
            "hosts.csv:5:6: \"2023-02-29" + allowed,
            "hosts.csv:6:6: \"2023-13" + allowed,
            "hosts.csv:7:6: \"1.2.2023" + allowed,
            "hosts.csv:8:6: \"0023" + allowed);
  }

  @Test
  void ids_areShortAndOfSafeCharacters() {
    String longId = "x".repeat(201);
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "sites.csv",
                """
                site,electricity_usd_per_kwh,pue
                A-z_0.9:b/c,0,1
                %s,0,1
                new york,0,1
                =cmd(),0,1
                @sum,0,1
                zürich,0,1
                ewr,0,1
                """
                    .formatted(longId));

    String allowed =
        "\" is not an id: only letters, digits and . _ : / - may stand in it, at most 200"
            + " characters (site)";
    assertThat(folder.problems().lines())
        .containsExactly(
            "sites.csv:3:1: \"" + "x".repeat(40) + "... (201 characters)" + allowed + ".",
            "sites.csv:4:1: \"new york" + allowed + ".",
            "sites.csv:5:1: \"=cmd()" + allowed + "; a spreadsheet would run this as a formula.",
            "sites.csv:6:1: \"@sum" + allowed + "; a spreadsheet would run this as a formula.",
            "sites.csv:7:1: \"zürich" + allowed + ".");
  }

  @Test
  void duplicateIds_nameTheFirstLine() {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "sites.csv",
                """
                site,electricity_usd_per_kwh,pue
                ewr,0.13,1.4

                # twice
                ewr,0.14,1.5
                """);

    assertThat(folder.problems())
        .isEqualTo("sites.csv:5:1: \"ewr\" is not unique: line 2 has this site already.");
  }

  @Test
  void tenMegabytesInOneCell_areRefusedAndShownShort() {
    String cell = "x".repeat(10_000_000);
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "sites.csv",
                """
                site,electricity_usd_per_kwh,pue
                ewr,0.13,1.4
                %s,0.14,1.5
                """
                    .formatted(cell));

    assertThat(folder.problems())
        .isEqualTo(
            "sites.csv:3:1: \""
                + "x".repeat(40)
                + "... (10000000 characters)\" is not short enough: a cell may have 10000"
                + " characters.");
  }

  @Test
  void controlCharacters_areRefusedInTextAndNeverShownAsThemselves() {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "accelerators.csv",
                """
                accelerator,vendor,memory_gb,memory_bandwidth_gb_s,fp16_tflops,fp8_tflops,tdp_w
                mine,\u001b[31mred\u202e\u00a0,80,2000,300,,400
                """);

    assertThat(folder.problems())
        .isEqualTo(
            "accelerators.csv:2:2: \"\\u001b[31mred\\u202e\\u00a0\" is not text without control"
                + " characters (vendor).");
  }

  @Test
  void spacesAroundCells_meanNothing() throws InvalidInputException {
    var dataset =
        DatasetFolder.valid(temp)
            .with(
                "sites.csv",
                """
                site , electricity_usd_per_kwh,\tpue
                 ewr , "0.13" ,1.4\t
                """)
            .read();

    assertThat(dataset.sites().getFirst().electricityUsdPerKwh()).isEqualTo(0.13);
    assertThat(dataset.sites().getFirst().pue()).isEqualTo(1.4);
  }
}
