package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.InputWarning;
import io.fleetfold.domain.facts.PowerDomain;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power tree: any order of rows, no circles, limits in kilowatts. */
class PowerTreeTest {

  @TempDir Path temp;

  private DatasetFolder tree(String rows) {
    return DatasetFolder.valid(temp)
        .with("power_domains.csv", "power_domain,parent,limit_kw\n" + rows)
        .with(
            "hosts.csv",
            """
            host,site,power_domain,accelerator,accelerators
            h1,ewr,rack,h100,8
            """);
  }

  @Test
  void children_mayStandAboveTheirParents() throws InvalidInputException {
    var domains = tree("rack,row,12.5\nhall,,\nrow,hall,40\n").read().powerDomains();

    assertThat(domains).extracting(PowerDomain::id).containsExactly("rack", "hall", "row");
    assertThat(domains).extracting(PowerDomain::index).containsExactly(0, 1, 2);
    assertThat(domains)
        .extracting(PowerDomain::limitMilliwatts)
        .containsExactly(12_500_000L, null, 40_000_000L);
    assertThat(domains.getFirst().path())
        .extracting(PowerDomain::id)
        .containsExactly("rack", "row", "hall");
  }

  @Test
  void circle_isNamedOnceAtItsFirstRow() {
    assertThat(tree("rack,c,\nb,a,\na,c,\nc,b,\nd,b,\n").problems())
        .isEqualTo("power_domains.csv:3:2: \"a\" is not possible: b -> a -> c -> b is a circle.");
  }

  @Test
  void twoCircles_areTwoProblems() {
    assertThat(tree("rack,rack,\na,b,\nb,a,\nhall,,\n").problems())
        .isEqualTo(
            """
            power_domains.csv:2:2: "rack" is not possible: rack -> rack is a circle.
            power_domains.csv:3:2: "b" is not possible: a -> b -> a is a circle.\
            """);
  }

  @Test
  void unknownParent_isReportedOnceAndNotForItsChildren() {
    assertThat(tree("rack,row,\nrow,hal,\nhall,,\n").problems())
        .isEqualTo("power_domains.csv:3:2: \"hal\" is not a known power domain. Maybe \"hall\".");
  }

  @Test
  void duplicateDomain_isReportedAtItsSecondRow() {
    assertThat(tree("rack,,10\nrack,,10\n").problems())
        .isEqualTo(
            "power_domains.csv:3:1: \"rack\" is not unique: line 2 has this power domain already.");
  }

  @Test
  void aTreeOf32Levels_isFine_and33AreNot() throws InvalidInputException {
    var rows = new StringBuilder("rack,,\nd2,rack,\n");
    for (int i = 3; i <= 32; i++) {
      rows.append("d").append(i).append(",d").append(i - 1).append(",\n");
    }
    assertThat(tree(rows.toString()).read().powerDomains()).hasSize(32);
    rows.append("d33,d32,\nd34,d33,\n");
    assertThat(tree(rows.toString()).problems())
        .isEqualTo(
            "power_domains.csv:34:2: \"d32\" is not possible: the tree would have more than 32"
                + " levels.");
  }

  @Test
  void limitsFarAboveTheDraw_areWarnedOf() throws InvalidInputException {
    // h100 in the catalogue: 1730 W all-in; eight of them 13.84 kW.
    var dataset = tree("rack,hall,13840\nhall,,\n").read();
    assertThat(dataset.warnings())
        .extracting(InputWarning::text)
        .containsExactly(
            "power_domains.csv:2:3: warning: \"13840\" kW is 1000 times what all hosts below could"
                + " draw, 13.84 kW, so it never binds. If watts were typed, write 13.84; if nothing"
                + " limits this domain, leave the cell empty.");
    assertThat(dataset.powerDomains().getFirst().limitMilliwatts()).isEqualTo(13_840_000_000L);
  }

  @Test
  void limitsInMegawatts_areRefused() {
    assertThat(tree("rack,hall,0.0138\nhall,,\n").problems())
        .isEqualTo(
            "power_domains.csv:2:3: \"0.0138\" is not a likely limit in kW: all hosts below could"
                + " draw 13.84 kW, so these are probably megawatts. Maybe \"13.8\".");
  }

  @Test
  void farLimits_zeroAndLimitsAboveNoHosts_areFine() throws InvalidInputException {
    // 300 times 13.84 kW is 4152 kW; a thousandth is 0.01384 kW.
    assertThat(tree("rack,hall,0.01384\nhall,,4152\nspare,,10000000\n").read().warnings())
        .isEmpty();
    assertThat(tree("rack,hall,0\nhall,,4152\n").read().warnings()).isEmpty();
    assertThat(tree("rack,hall,5\nhall,,4152.1\n").read().warnings())
        .extracting(InputWarning::line)
        .containsExactly(3);
  }

  @Test
  void measuredWatts_countWhereTheyAreAboveTheCatalogue() throws InvalidInputException {
    String profiles =
        """
        workload,phase,accelerator,accelerators,requests_per_second,watts
        chat,aggregated,h100,0.5,1,1730
        """;

    // 1730 W on half an accelerator: 8 accelerators could draw 27.68 kW, and 300 times that are
    // 8304 kW.
    assertThat(tree("rack,,8304\n").with("profiles.csv", profiles).read().warnings())
        .extracting(InputWarning::file)
        .doesNotContain("power_domains.csv");
  }

  @Test
  void aDomainAboveAWrongHost_isNotCalledTooLarge() {
    var folder =
        tree("rack,hall,40000\nhall,,40000\nother,,40000\n")
            .with(
                "hosts.csv",
                """
                host,site,power_domain,accelerator,accelerators
                h1,ewr,rack,h10,8
                h2,ewr,other,h100,8
                h3,ewr,rack,h100,1
                """);

    assertThat(folder.problems())
        .isEqualTo("hosts.csv:2:4: \"h10\" is not a known accelerator. Maybe \"h100\".");
  }

  @Test
  void whereAHostOfUnknownPlaceIsWrong_noDomainIsCalledTooLarge() {
    var folder =
        tree("rack,,40000\n")
            .with(
                "hosts.csv",
                """
                host,site,power_domain,accelerator,accelerators
                h1,ewr,rick,h100,8
                h2,ewr,rack,h100,8
                """);

    assertThat(folder.problems())
        .isEqualTo("hosts.csv:2:3: \"rick\" is not a known power domain. Maybe \"rack\".");
  }
}
