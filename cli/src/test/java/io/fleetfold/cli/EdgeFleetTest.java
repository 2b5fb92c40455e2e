package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fleets at the edge of what makes sense, as a user meets them. */
class EdgeFleetTest {

  private static final String WORKLOADS =
      """
      workload,model,requests_per_second,prompt_tokens,output_tokens,ttft_ms,tpot_ms,\
      input_usd_per_mtok,output_usd_per_mtok,min_served
      chat,llama-3.1-8b,%s,1000,250,1000,50,2,8,%s
      tags,llama-3.1-8b,%s,500,10,9000,200,1.8,10,
      """;

  private static final String HOSTS =
      """
      host,site,power_domain,accelerator,accelerators,usd_per_accelerator_hour,status
      h1,ewr,rack-1,h100,8,2,%1$s
      a1,ewr,rack-2,a100-80,8,1,%1$s
      """;

  @TempDir private Path parent;
  private Path dataset;
  private Path plan;

  @BeforeEach
  void write() {
    dataset = TestFleet.write(parent);
    plan = parent.resolve("plan");
  }

  /** Power allows some 7 engines, contracts want 100 requests/s of chat. */
  @Test
  void contractsBeyondTheFleet_areServedAsFarAsPowerGoes() throws IOException {
    demand(100, 1, 40);
    ProgramRun run = solve(ExitCode.DONE);
    assertThat(run.out())
        .contains("plan that MISSES CONTRACTS", "contract: workload chat is served")
        .contains("below the best plan that serves the contracts as well, $");
    assertThat(run.err()).doesNotContain("NaN").doesNotContain("gap -");
    // Two prefill (8 and 3) and three decode (5 or 4) shards of chat, or better, within 12 kW.
    assertThat(figures().get("medium")).isBetween(-90.0, -70.0);
    boundHolds();
  }

  @Test
  void demandFarBelowOneEngine_isServedOnlyWhereItPays() throws IOException {
    demand(0.000001, 0, 0.000001);
    ProgramRun run = solve(ExitCode.DONE);
    assertThat(run.out()).contains("0 shards on 0 of 2 hosts", "would cost more than it earns");
    assertThat(figures().get("margin_usd_per_hour")).isZero();
    boundHolds();
  }

  @Test
  void promisesOfAFleetThatIsDown_areMissedAndSayWhichHostsAreAway() throws IOException {
    TestFleet.put(dataset, "hosts.csv", HOSTS.formatted("offline"));
    ProgramRun run = solve(ExitCode.DONE);
    assertThat(run.out())
        .contains("no active host can serve it")
        .contains("no plan that serves the contracts as well earns more (shadow prices)");
    assertThat(Files.readString(plan.resolve("summary.json")))
        .contains("no active host can serve it: drained or offline are h1, a1, which could")
        .contains("\"status\": \"feasible\"");
    assertThat(figures()).containsEntry("medium", -5.0).containsEntry("gap", 0.0);
    boundHolds();
  }

  @Test
  void domainsWithoutPower_holdNothing() throws IOException {
    TestFleet.put(
        dataset,
        "power_domains.csv",
        "power_domain,parent,limit_kw\nhall,,0\nrack-1,hall,0\nrack-2,hall,0\n");
    ProgramRun run = solve(ExitCode.DONE);
    assertThat(run.out()).contains("0 shards on 0 of 2 hosts", "power is full");
    boundHolds();
  }

  /** Idle accelerators alone draw more than there is: nothing can be planned, and that is said. */
  @Test
  void idleDrawOverALimit_isInfeasible() throws IOException {
    TestFleet.put(
        dataset,
        "accelerators.csv",
        """
        accelerator,vendor,memory_gb,memory_bandwidth_gb_s,fp16_tflops,fp8_tflops,tdp_w,idle_w
        h100,nvidia,80,3350,989,1979,700,50
        a100-80,nvidia,80,2039,312,,400,0
        """);
    TestFleet.put(
        dataset,
        "power_domains.csv",
        "power_domain,parent,limit_kw\nhall,,12\nrack-1,hall,0.1\nrack-2,hall,8\n");
    ProgramRun run = solve(ExitCode.NO_FEASIBLE_PLAN);
    assertThat(run.out())
        .contains("rack-1 draws 0.4 kW, 0.3 kW over its limit of 0.1 kW")
        .contains("impossible: no plan keeps every limit");
    assertThat(ProgramRun.of("verify", dataset, plan).exitCode())
        .isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(figures()).doesNotContainKey("gap");
  }

  @Test
  void workloadsThatFitOnNothing_sayWhy() throws IOException {
    Files.delete(dataset.resolve("profiles.csv"));
    TestFleet.put(
        dataset,
        "workloads.csv",
        WORKLOADS.formatted(10, 0.5, 4).replace("llama-3.1-8b", "llama-3.1-405b"));
    TestFleet.put(dataset, "hosts.csv", HOSTS.formatted("active").replace(",8,", ",1,"));
    ProgramRun run = solve(ExitCode.DONE);
    assertThat(run.out()).contains("no active host can serve it");
    assertThat(Files.readString(plan.resolve("summary.json"))).contains("weights and one sequence");
    boundHolds();
  }

  private void demand(double chatRps, double promised, double tagsRps) {
    TestFleet.put(
        dataset,
        "workloads.csv",
        WORKLOADS.formatted(plain(chatRps), plain(promised), plain(tagsRps)));
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).toPlainString();
  }

  private ProgramRun solve(int exitCode) throws IOException {
    ProgramRun run = ProgramRun.of("solve", dataset, "--out", plan, "--steps", 5);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    for (String text : new String[] {run.out(), run.err(), report()}) {
      assertThat(text).doesNotContain("NaN", "Infinity", "∞", "gap -");
    }
    return run;
  }

  private String report() throws IOException {
    return Files.readString(plan.resolve("report.html"));
  }

  /** Bound, gap and margin fit each other, and {@code verify} finds nothing. */
  private void boundHolds() throws IOException {
    Map<String, Double> figures = figures();
    assertThat(figures.get("upper_bound_usd_per_hour"))
        .isGreaterThanOrEqualTo(figures.get("margin_usd_per_hour") - 1e-6);
    assertThat(figures.get("gap")).isBetween(0.0, 2.0);
    ProgramRun verify = ProgramRun.of("verify", dataset, plan);
    assertThat(verify.exitCode()).as(verify.out()).isZero();
  }

  /** The numbers at the top of summary.json. */
  private Map<String, Double> figures() throws IOException {
    Map<String, Double> figures = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(plan.resolve("summary.json").toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken().isNumeric()) {
          figures.put(name, json.getDoubleValue());
        }
        json.skipChildren();
      }
    }
    return figures;
  }
}
