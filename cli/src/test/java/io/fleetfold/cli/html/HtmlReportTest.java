package io.fleetfold.cli.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.cli.TestFleet;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.cli.report.TestResult;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

  @TempDir private Path folder;

  @Test
  void pageHasEverySectionAndAsksNothingOfTheNetwork() throws Exception {
    String page = page(TestResult.feasible(TestFleet.problem(folder)));
    assertThat(page)
        .startsWith("<!doctype html>")
        .contains(
            "<h2>Margin</h2>",
            "<h2>Compared</h2>",
            "<h2>What makes the difference</h2>",
            "<h2>Served against demand</h2>",
            "<h2>Power</h2>",
            "<h2>Accelerators by phase</h2>",
            "<h2>What a kilowatt earns</h2>",
            "<h2>What one more would earn</h2>",
            "<h2>Plan</h2>")
        .doesNotContain("http:", "https:", "src=", "@import", "url(");
  }

  @Test
  void openTagsAreClosed() throws Exception {
    String page = page(TestResult.feasible(TestFleet.problem(folder)));
    for (String tag : new String[] {"section", "div", "span", "svg", "ul", "table", "details"}) {
      assertThat(count(page, "</" + tag + ">"))
          .as(tag)
          .isEqualTo(count(page, "<" + tag + ">") + count(page, "<" + tag + " "));
    }
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static String page(PlanReport report) throws IOException {
    var out = new StringWriter();
    HtmlReport.write(report, out);
    return out.toString();
  }
}
