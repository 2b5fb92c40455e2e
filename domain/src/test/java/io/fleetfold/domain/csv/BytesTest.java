package io.fleetfold.domain.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the wrong encoding or size. */
class BytesTest {

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
