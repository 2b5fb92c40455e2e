package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comment is # alone or before a blank; what a spreadsheet leaves of a failed cell is none. */
class CommentsTest {

  private static final String HEADER = "host,site,power_domain,accelerator,accelerators\n";

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"#", "# ", "# h0,ewr,hall,h100,8", "#\th0,ewr", "#\r", "# #N/A"})
  void aComment_isSkipped(String line) throws InvalidInputException {
    assertThat(hosts(line + "\nh1,ewr,hall,h100,8\n" + line).read().hosts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#SPILL!"})
  void aFailedCell_isNoComment(String cell) {
    assertThat(hosts("h1,ewr,hall,h100,8\n" + cell + ",ewr,hall,h100,8\n").problems())
        .isEqualTo(
            "hosts.csv:3:1: \""
                + cell
                + "\" is not a value: a spreadsheet writes it where a formula has failed.");
  }

  @Test
  void anyOtherTextBehindTheHash_isNoComment() {
    assertThat(hosts("#h1,ewr,hall,h100,8\nh2,ewr,hall,h100,8\n").problems())
        .isEqualTo(
            "hosts.csv:2:1: \"#h1\" is not the start of a row or of a comment: a comment is #"
                + " followed by a blank.");
  }

  @Test
  void aFailedCellElsewhere_isAWrongValue() {
    assertThat(hosts("h1,ewr,hall,h100,#N/A\n").problems())
        .isEqualTo(
            "hosts.csv:2:5: \"#N/A\" is not a whole number from 0 to 100000 (accelerators).");
  }

  @Test
  void anIdThatASpreadsheetWouldRun_isRefused() throws InvalidInputException {
    assertThat(hosts("-A1:B9,ewr,hall,h100,8\n").problems())
        .isEqualTo(
            "hosts.csv:2:1: \"-A1:B9\" is not an id: only letters, digits and . _ : / - may stand"
                + " in it, at most 200 characters (host); a spreadsheet would run this as a"
                + " formula.");
    assertThat(hosts("A-1,ewr,hall,h100,8\n").read().hosts()).hasSize(1);
  }

  @Test
  void aMistakeInManyRows_isListedThreeTimesAndCounted() {
    var text = new StringBuilder(HEADER.strip() + ",status\n");
    for (int i = 0; i < 40; i++) {
      text.append("h" + i + ",ewr,hall,h100,8,Active\n");
    }
    String wrong =
        ": \"Active\" is not one of active, drain, offline (status). Maybe \"active\".\n";
    assertThat(DatasetFolder.valid(temp).with("hosts.csv", text.toString()).refusal())
        .hasMessage(
            "hosts.csv:2:6"
                + wrong
                + "hosts.csv:3:6"
                + wrong
                + "hosts.csv:4:6"
                + wrong
                + "hosts.csv: 37 more rows like this in cell 6.\n"
                + "40 problems in 1 file; nothing was solved.");
  }

  @Test
  void aLongCircle_isCutShort() {
    var rows = new StringBuilder("power_domain,parent,limit_kw\nhall,,\nrack-1,,\n");
    for (int i = 0; i < 100; i++) {
      rows.append("d" + i + ",d" + (i + 1) % 100 + ",\n");
    }
    assertThat(DatasetFolder.valid(temp).with("power_domains.csv", rows.toString()).problems())
        .isEqualTo(
            "power_domains.csv:4:2: \"d1\" is not possible: d0 -> d1 -> d2 -> d3 -> d4 -> d5 -> d6"
                + " -> d7 -> d8 -> (91 more) -> d0 is a circle.");
  }

  @Test
  void theNameOfAFolder_isShownPrintable() throws Exception {
    Path odd = Files.createDirectory(temp.resolve("a\u001b[31mb\nc"));
    assertThat(DatasetFolder.valid(odd).read().name()).isEqualTo("a\\u001b[31mb\\u000ac");
  }

  private DatasetFolder hosts(String rows) {
    return DatasetFolder.valid(temp).with("hosts.csv", HEADER + rows);
  }
}
