package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose rows or quotes are wrong, and unusual ones that are right. */
class LayoutTest {

  private static final String SITES =
      """
      site,electricity_usd_per_kwh,pue
      ewr,0.13,1.4
      """;

  @TempDir Path temp;

  private String problemsOfSites(String text) {
    return DatasetFolder.valid(temp).with("sites.csv", text).problems();
  }

  @Test
  void rows_tooShortAndTooLong() {
    assertThat(
            problemsOfSites(
                """
                site,electricity_usd_per_kwh,pue
                ewr,0.13,1.4
                fra,0.2
                dsm,0,06,1.1
                fra,0.2,1.1,
                """))
        .isEqualTo(
            """
            sites.csv:3:3: the row ends after 2 of 3 cells.
            sites.csv:4:4: "1.1" is not under any column: the row has 4 cells, the header 3.
            sites.csv:5:4: the row has 4 cells, the header 3.\
            """);
  }

  @Test
  void rows_ofEmptyCells_areSkipped() throws InvalidInputException {
    var dataset =
        DatasetFolder.valid(temp).with("sites.csv", "\n  \n,,\n" + SITES + ",,\n\t\n").read();

    assertThat(dataset.sites()).hasSize(1);
  }

  @Test
  void quotes_mayHoldCommasQuotesAndLineEnds_andLinesAreCountedOn() {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "accelerators.csv",
                """
                accelerator,vendor,memory_gb,memory_bandwidth_gb_s,fp16_tflops,fp8_tflops,tdp_w,source
                # a comment
                mine,"A ""fine"", large
                maker",80,2000,300,,400,"a

                b"
                yours,us,x,2000,300,,400,""
                "their
                s",us,y,2000,300,,400,
                """);

    assertThat(folder.problems())
        .isEqualTo(
            """
            accelerators.csv:7:3: "x" is not a plain decimal number from 0.001 to 100000 GB (memory_gb).
            accelerators.csv:8:1: "their\\u000as" is not an id: only letters, digits and . _ : / - may stand in it, at most 200 characters (accelerator).
            accelerators.csv:9:3: "y" is not a plain decimal number from 0.001 to 100000 GB (memory_gb).\
            """);
  }

  @Test
  void quote_neverClosed_keepsTheProblemsBeforeIt() {
    assertThat(
            problemsOfSites(
                """
                site,electricity_usd_per_kwh,pue
                ewr,free,1.4
                fra,"0.2,1.4
                dsm,0.06,1.1
                """))
        .isEqualTo(
            """
            sites.csv:2:2: "free" is not a plain decimal number from 0 to 10 USD (electricity_usd_per_kwh).
            sites.csv:3:2: the quote that opens here is never closed; nothing from here on was read.\
            """);
  }

  @Test
  void quote_closedInTheMiddleOfACell() {
    assertThat(
            problemsOfSites(
                """
                site,electricity_usd_per_kwh,pue
                fra,"0.2,1.4
                dsm",x"0.06,1.1
                ewr,"0.13" USD,1.4
                """))
        .isEqualTo(
            """
            sites.csv:3:4: "1.1" is not under any column: the row has 4 cells, the header 3.
            sites.csv:4:2: the quote that opens here closes in line 4 before "U", where a comma or the end of the line must follow; nothing from here on was read.\
            """);
  }

  @Test
  void lineEnds_ofAnySystem() throws InvalidInputException {
    for (String lineEnd : new String[] {"\n", "\r\n", "\r"}) {
      String sites = SITES + "# comment\n\nfra,x,1.2\n";
      assertThat(problemsOfSites(sites.replace("\n", lineEnd)))
          .isEqualTo(
              "sites.csv:5:2: \"x\" is not a plain decimal number from 0 to 10 USD"
                  + " (electricity_usd_per_kwh).");
    }
  }

  @Test
  void lastLine_needsNoEnd() {
    assertThat(problemsOfSites(SITES + "fra,x,1.2"))
        .isEqualTo(
            "sites.csv:3:2: \"x\" is not a plain decimal number from 0 to 10 USD"
                + " (electricity_usd_per_kwh).");
  }

  @Test
  void emptyFiles_andFilesOfCommentsOnly() {
    String expected =
        "sites.csv:1:1: the file is empty; it needs a header: site,electricity_usd_per_kwh,pue.";

    assertThat(problemsOfSites("")).isEqualTo(expected);
    assertThat(problemsOfSites("# nothing\n\n")).isEqualTo(expected);
    assertThat(problemsOfSites("\uFEFF")).isEqualTo(expected);
  }
}
