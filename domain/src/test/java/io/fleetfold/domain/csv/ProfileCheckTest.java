package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.InputWarning;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCheckTest {

  @TempDir private Path temp;

  private DatasetFolder with(String... rows) {
    return DatasetFolder.valid(temp)
        .with(
            "profiles.csv",
            "workload,phase,accelerator,accelerators,requests_per_second,watts\n"
                + String.join("\n", rows)
                + "\n");
  }

  /** All phases on both types of the fleet, so that nothing predicted is switched off. */
  private static final List<String> ALL =
      List.of(
          "chat,prefill,h100,1,20,1500",
          "chat,decode,h100,1,20,1500",
          "chat,aggregated,h100,1,10,1500",
          "chat,prefill,a100-80,1,5,800",
          "chat,decode,a100-80,1,10,800",
          "chat,aggregated,a100-80,1,3,800");

  private List<String> warnings(String... rows) throws InvalidInputException {
    return with(rows).read().warnings().stream().map(InputWarning::text).toList();
  }

  @Test
  void everyImpossibleFigure_isListedAtOnce() {
    assertThat(with("chat,prefill,h100,1,20,0", "chat,decode,h100,1,20,1.5").problems())
        .startsWith(
            "profiles.csv:2:6: \"0\" is not the draw of an engine at work: the meter reads nothing;"
                + " the performance model says ")
        .contains("\nprofiles.csv:3:6: \"1.5\" is not possible: the idle draw of 1 x h100 is ")
        .endsWith(" Maybe \"1500\".");
  }

  @Test
  void plausibleProfiles_passInSilence() throws InvalidInputException {
    assertThat(warnings(ALL.toArray(String[]::new))).isEmpty();
  }

  @Test
  void unusualFigures_areWarnedOf() throws InvalidInputException {
    assertThat(
            warnings(
                ALL.stream()
                    .map(row -> row.replace("h100,1,20,1500", "h100,1,9000,10000"))
                    .toArray(String[]::new)))
        .hasSize(4)
        .anyMatch(text -> text.matches("profiles.csv:2:5: warning: 9000 requests/s are .*typo\\."))
        .anyMatch(text -> text.startsWith("profiles.csv:2:6: warning: 10000 W are "));
  }

  @Test
  void aSizeThatNoHostHas_isWarnedOf() throws InvalidInputException {
    String[] rows = ALL.toArray(String[]::new);
    rows[0] = "chat,prefill,h100,16,200,20000";
    assertThat(warnings(rows))
        .containsExactly(
            "profiles.csv:2:4: warning: No host has so many h100 (the largest has 8), so this row"
                + " is not used. An engine must fit one host.");
  }

  @Test
  void predictedEngines_areNotSwitchedOffInSilence() throws InvalidInputException {
    assertThat(warnings("chat,prefill,h100,1,20,1500", "chat,prefill,h100,2,40,3000"))
        .singleElement()
        .asString()
        .matches(
            "profiles.csv:2:1: warning: chat: 2 measured rows switch \\d+ predicted engines off, of"
                + " types and phases without a row\\. Measure those as well, or leave the rows"
                + " out\\.");
    // In a phase that the workload may not use there is nothing to switch off.
    List<String> pairs = ALL.stream().filter(row -> !row.contains("aggregated")).toList();
    assertThat(
            with(pairs.toArray(String[]::new))
                .with(
                    "workloads.csv",
                    """
                    workload,model,requests_per_second,prompt_tokens,output_tokens,ttft_ms,tpot_ms,input_usd_per_mtok,output_usd_per_mtok,serving
                    chat,llama-3.1-8b,5,1000,200,500,50,0.22,0.44,disaggregated
                    """)
                .read()
                .warnings())
        .isEmpty();
  }

  @Test
  void requestsLongerThanTheContext_areRefused() {
    assertThat(workload("130873,200").problems())
        .isEqualTo(
            "workloads.csv:2:4: \"130873\" is not possible: prompt and answer together are 131073"
                + " tokens, and llama-3.1-8b takes at most 131072; if yours takes more, set its"
                + " max_context_tokens in models.csv.");
    assertThat(workload("100,131000").problems())
        .startsWith("workloads.csv:2:5: \"131000\" is not");
  }

  @Test
  void requestsThatFillTheContext_andUnknownContexts_arePossible() throws InvalidInputException {
    assertThat(workload("130872,200").read().warnings()).isEmpty();
    assertThat(
            DatasetFolder.valid(temp)
                .with("workloads.csv", WORKLOAD.formatted("bloom-176b", "1000000,200"))
                .read()
                .warnings())
        .isEmpty();
  }

  private static final String WORKLOAD =
      """
      workload,model,requests_per_second,prompt_tokens,output_tokens,ttft_ms,tpot_ms,input_usd_per_mtok,output_usd_per_mtok
      chat,%s,5,%s,500,50,0.22,0.44
      """;

  private DatasetFolder workload(String tokens) {
    return DatasetFolder.valid(temp)
        .with("workloads.csv", WORKLOAD.formatted("llama-3.1-8b", tokens));
  }
}
