package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells that hold no number, or not the plain form of one. */
class NumbersTest {

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
        "0.0000001 ~ null",
        "100000001 ~ null",
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
                + "\" is not a plain decimal number from 0.000001 to 100000000 requests/s or 0"
                + " (requests_per_second)."
                + hint);
  }

  @ParameterizedTest
  @CsvSource({"8.5,null", "8.0,8", "-1,null", "100001,null", "1e2,100", "99999999999999,null"})
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
                + "\" is not a whole number from 0 to 100000 (accelerators)."
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
            .with(
                "workloads.csv",
                WORKLOADS
                    .formatted("0.000001", "10000000", "1")
                    .replace("llama-3.1-8b", "bloom-176b"))
            .read()
            .workloads()
            .getFirst();

    assertThat(workload.demand().requestsPerSecond()).isEqualTo(0.000001);
    assertThat(workload.requests().promptTokens()).isEqualTo(10_000_000);
    assertThat(workload.demand().minServed()).isEqualTo(1);
  }
}
