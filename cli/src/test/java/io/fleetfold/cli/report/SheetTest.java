package io.fleetfold.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SheetTest {

  private static Study study() {
    var sheet =
        new Sheet(
            "limits",
            "Limits",
            Sheet.text("name", "limit"),
            Sheet.usd("usd", "price"),
            Sheet.percent("share", "share"),
            Sheet.count("count", ""));
    sheet.add("=hall", 1.23456789, 0.5, 3).add("row", Double.NaN, null, 1_200_000L);
    return new Study("Headline").fact("gain", 2.5).sheet(sheet).note("Assumed.");
  }

  @Test
  void peopleReadRoundedFiguresAndFilesHaveThemInFull() throws IOException {
    var text = new StringWriter();
    study().print(new PrintWriter(text, true));
    assertThat(text.toString().replace("\r", ""))
        .isEqualTo(
            """
            Headline

            Limits
              limit  price   share
              =hall  $1.23  50.0 %
              row

            What the figures rest on
              Assumed.
            """);
    var csv = new StringWriter();
    study().sheets().findFirst().orElseThrow().writeCsv(csv);
    assertThat(csv.toString())
        .isEqualTo("name,usd,share,count\n'=hall,1.234568,0.5,3\nrow,,,1200000\n");
  }

  @Test
  void jsonHasTheSameRows() throws IOException {
    var json = new StringWriter();
    study().writeJson(json);
    assertThat(json.toString())
        .contains("\"headline\": \"Headline\"", "\"gain\": 2.5", "\"usd\": 1.234568")
        .contains("\"share\": null", "\"count\": 1200000", "\"Assumed.\"");
  }

  @Test
  void aRowHasACellForEachColumn() {
    var sheet = new Sheet("s", "S", Sheet.text("a", "a"));
    assertThatThrownBy(() -> sheet.add("a", "b")).isInstanceOf(IllegalArgumentException.class);
  }
}
