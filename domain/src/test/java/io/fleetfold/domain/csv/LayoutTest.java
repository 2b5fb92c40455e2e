package io.fleetfold.domain.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose headers, rows, quotes or bytes are wrong, and unusual ones that are right. */
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
  void header_withUnknownColumns() {
    assertThat(
            problemsOfSites(
                """
                site,electricity_usd_per_kwh,pue,colour,Pue,
                ewr,0.13,1.4,red,1,
                """))
        .isEqualTo(
            """
            sites.csv:1:4: "colour" is not a column of sites.csv.
            sites.csv:1:5: "Pue" is not a column of sites.csv. Maybe "pue".
            sites.csv:1:6: the header names no column here.\
            """);
  }

  @Test
  void header_withAMisspeltRequiredColumn_isOneProblem() {
    assertThat(
            problemsOfSites(
                """
                site,electricity_usd_kwh,pue
                ewr,0.13,1.4
                """))
        .isEqualTo(
            "sites.csv:1:2: \"electricity_usd_kwh\" is not a column of sites.csv. Maybe"
                + " \"electricity_usd_per_kwh\".");
  }

  @Test
  void header_withoutRequiredColumns_stillChecksTheOthers() {
    assertThat(
            problemsOfSites(
                """
                site
                ewr
                e w r
                """))
        .isEqualTo(
            """
            sites.csv:1:1: the column electricity_usd_per_kwh is missing.
            sites.csv:1:1: the column pue is missing.
            sites.csv:3:1: "e w r" is not an id: only letters, digits and . _ : / - may stand in it, at most 200 characters (site).\
            """);
  }

  @Test
  void header_withAColumnTwice() {
    assertThat(
            problemsOfSites(
                """
                pue,site,electricity_usd_per_kwh,pue
                1.4,ewr,0.13,1.5
                """))
        .isEqualTo("sites.csv:1:4: \"pue\" is not unique: cell 1 of the header has it already.");
  }

  @Test
  void header_inAnotherOrder_isFine() throws InvalidInputException {
    var site =
        DatasetFolder.valid(temp)
            .with(
                "sites.csv",
                """
                pue,site,electricity_usd_per_kwh
                1.4,ewr,0.13
                """)
            .read()
            .sites()
            .getFirst();

    assertThat(site.id()).isEqualTo("ewr");
    assertThat(site.pue()).isEqualTo(1.4);
  }

  @Test
  void otherSeparators_areNamed() {
    String shown =
        "sites.csv:1:1: \"site%selectricity_usd_per_kwh%spue\" is not a header: it looks as if"
            + " separated by %s, and columns are separated by commas.";

    assertThat(problemsOfSites(SITES.replace(',', ';')))
        .isEqualTo(shown.formatted(";", ";", "\";\""));
    assertThat(problemsOfSites(SITES.replace(',', '|')))
        .isEqualTo(shown.formatted("|", "|", "\"|\""));
    assertThat(problemsOfSites(SITES.replace(',', '\t')))
        .isEqualTo(shown.formatted("\\u0009", "\\u0009", "tabs"));
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
                """))
        .isEqualTo(
            """
            sites.csv:3:3: the row ends after 2 of 3 cells.
            sites.csv:4:4: "1.1" is not under any column: the row has 4 cells, the header 3.\
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

  @Test
  void headerOnly_isRefusedWhereARowIsNeeded() throws InvalidInputException {
    assertThat(problemsOfSites("site,electricity_usd_per_kwh,pue\n"))
        .isEqualTo("sites.csv:1:1: the file has a header and no row; at least one site is needed.");
    var dataset =
        DatasetFolder.valid(temp)
            .with(
                "profiles.csv",
                "workload,phase,accelerator,accelerators,requests_per_second,watts\n")
            .read();
    assertThat(dataset.profiles()).isEmpty();
  }

  @Test
  void byteOrderMark_isSkipped() throws InvalidInputException {
    assertThat(DatasetFolder.valid(temp).with("sites.csv", "\uFEFF" + SITES).read().sites())
        .hasSize(1);
  }

  @Test
  void bytesThatAreNotUtf8_areReportedOnceAndTheRestIsChecked() {
    byte[] bytes = (SITES + "zürich,0.2,1.1\n# \u00e9\nfra,x,1.2\n").getBytes(ISO_8859_1);
    var folder = DatasetFolder.valid(temp).with("sites.csv", bytes);

    assertThat(folder.problems())
        .isEqualTo(
            """
            sites.csv:3:1: byte 2 of the line, 0xFC, is not UTF-8.
            sites.csv:4:1: byte 3 of the line, 0xE9, is not UTF-8.
            sites.csv:5:2: "x" is not a plain decimal number from 0 to 10 USD (electricity_usd_per_kwh).\
            """);
  }

  @Test
  void theReplacementCharacterItself_isUtf8() {
    assertThat(problemsOfSites(SITES + "\uFFFD,0,1\n"))
        .isEqualTo(
            "sites.csv:3:1: \"\uFFFD\" is not an id: only letters, digits and . _ : / - may stand"
                + " in it, at most 200 characters (site).");
  }

  @Test
  void otherKindsOfFiles_areNamed() {
    var folder = DatasetFolder.valid(temp);

    assertThat(folder.with("sites.csv", SITES.getBytes(UTF_16)).problems())
        .isEqualTo("sites.csv:1:1: the file is UTF-16; save it as UTF-8.");
    assertThat(folder.with("sites.csv", "PK\u0003\u0004\u0000x".getBytes(UTF_8)).problems())
        .isEqualTo(
            "sites.csv:1:1: a NUL character stands here, so this is not a text file; nothing from"
                + " here on was read.");
  }

  @Test
  void aRowOfMillionsOfCells_isNotParsed() {
    assertThat(problemsOfSites(SITES + ",".repeat(5_000_000)))
        .isEqualTo(
            "sites.csv:3:1001: the row has more than 1000 cells; nothing from here on was read.");
  }

  @Test
  void manyProblems_areCountedAndTheFirstThousandKept() {
    var refusal =
        DatasetFolder.valid(temp).with("sites.csv", SITES + "x,y,z\n".repeat(3000)).refusal();

    // Two numbers in each of 3000 rows, and an id that is not unique in all but the first of them.
    assertThat(refusal.count()).isEqualTo(3000 * 2 + 2999);
    assertThat(refusal.problems()).hasSize(1000);
    assertThat(refusal.report().lines().toList().getLast())
        .isEqualTo(
            "8999 problems in 1 file, the first 1000 of each file listed; nothing was solved.");
  }

  @Test
  void aFileOfTooManyRows_isNotReadToItsEnd() {
    var refusal =
        DatasetFolder.valid(temp).with("sites.csv", SITES + "x\n".repeat(1_000_005)).refusal();

    // One right row and 999,999 short ones before the limit; the limit itself is told beyond the
    // thousand kept.
    assertThat(refusal.count()).isEqualTo(1_000_000);
    assertThat(refusal.problems().getLast().text())
        .isEqualTo(
            "sites.csv:1000002:1: the file has more than 1000000 rows; nothing from here on was"
                + " read.");
  }
}
