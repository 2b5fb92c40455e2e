package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that do not hold what their column takes. */
class CellsTest {

  @TempDir Path temp;

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
