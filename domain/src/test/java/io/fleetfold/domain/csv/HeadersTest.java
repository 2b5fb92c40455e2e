package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers that are wrong, and unusual ones that are right. */
class HeadersTest {

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
}
