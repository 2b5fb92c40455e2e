package io.fleetfold.cli.report;

import static io.fleetfold.cli.report.ShardNamesTest.placement;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.fleetfold.cli.TestFleet;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanReportTest {

  @TempDir private Path folder;
  private FleetProblem problem;

  @BeforeEach
  void read() throws Exception {
    problem = TestFleet.problem(folder);
  }

  @Test
  void statusSaysHowGoodThePlanIsKnownToBe() {
    assertThat(status(null, false)).isEqualTo(PlanStatus.FEASIBLE);
    assertThat(status(120.0, false)).isEqualTo(PlanStatus.FEASIBLE);
    assertThat(status(TestResult.MARGIN + 0.02, false)).isEqualTo(PlanStatus.FEASIBLE);
    assertThat(status(TestResult.MARGIN + 0.01, false)).isEqualTo(PlanStatus.OPTIMAL);
    assertThat(status(TestResult.MARGIN, true)).isEqualTo(PlanStatus.STOPPED);
  }

  @Test
  void planThatBreaksALimitIsInfeasibleEvenWhenStopped() {
    Placement prefill = placement(problem, "chat", Phase.PREFILL, 2000, "h1");
    List<Placement> tooMany = List.of(prefill, prefill, prefill, prefill, prefill);
    assertThat(TestResult.report(TestResult.of(problem, tooMany, null, true)).status())
        .isEqualTo(PlanStatus.INFEASIBLE);
  }

  @Test
  void terminalSummaryIsReadInTenSeconds() {
    var out = new StringWriter();
    TerminalSummary.print(
        TestResult.report(TestResult.of(problem, 120.0, false)), new PrintWriter(out));
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            two-racks: feasible plan, 4 shards on 2 of 2 hosts
            TTFT and TPOT not checked: profiles.csv does not state them for chat prefill, chat \
            decode, tags aggregated

              margin           $109.70 /h   at most 8.6 % below the best possible, $120.00 (shadow prices)
              revenue          $122.40 /h
              energy            -$0.71 /h
              rental           -$12.00 /h

            Against plain rules
              newest first: $63.57 /h; this plan +$46.13 (+72.6 %)
                chat served 8.00 instead of 5.00 requests/s (+$43.20/h)
                tags served 2.00 instead of 0.00 requests/s (+$7.20/h)
                rental (-$4.00/h)
                a100-80: decode on 2 instead of 0
                h100: aggregated on 1 instead of 0

            Served
              workload  demand/s  served/s  share      $/h  why not more
              chat         10.00      8.00   80 %  $115.20  one more shard would fit and pay
              tags          4.00      2.00   50 %    $7.20  one more shard would fit and pay

            Power
              power domain  used kW  limit kW    full  one more kW earns
              rack-1            3.7       8.0  46.3 %
              hall              4.7      12.0  39.2 %           $3.50 /h
              rack-2            1.0       8.0  12.5 %

            Accelerators
              accelerator  total  prefill  decode  aggregated  unused  a kilowatt earns
              h100             8        2       2           1       3  $26.72/h in prefill, \
            $25.12/h in decode, $6.35/h in aggregated
              a100-80          8        0       2           0       6  $29.36/h in decode
            """);
  }

  @Test
  void summaryIsPlainJsonWithExactFigures() throws Exception {
    var out = new StringWriter();
    SummaryJson.write(TestResult.report(TestResult.of(problem, 120.0, false)), out);
    try (JsonParser parser = new JsonFactory().createParser(out.toString())) {
      while (parser.nextToken() != null) {
        assertThat(parser.currentToken()).isNotNull();
      }
    }
    assertThat(out.toString())
        .startsWith(
            """
            {
              "status": "feasible",
              "dataset": "two-racks",
              "hard": 0,
              "medium": 0,
              "margin_usd_per_hour": 109.695,
              "revenue_usd_per_hour": 122.4,
              "energy_usd_per_hour": 0.705,
              "rental_usd_per_hour": 12,
              "migration_usd_per_hour": 0,
              "idle_energy_usd_per_hour": 0,
              "upper_bound_usd_per_hour": 120,
              "gap": 0.085875,
              "proof": "duals",
              "bound_method": "linear relaxation",
              "branch_and_bound_usd_per_hour": null,
              "shortfall_proof": "none",
              "least_shortfall_rps": 0,
              "no_bound_reason": null,
              "solve_seconds": null,
              "steps": 200,
              "seed": 7,
            """)
        .contains(
            """
                {
                  "workload": "chat",
                  "model": "llama-3.1-8b",
                  "demand_rps": 10,
                  "served_rps": 8,
                  "promised_rps": 5,
                  "share": 0.8,
                  "prefill_rps": 8,
                  "decode_rps": 9,
                  "aggregated_rps": 0,
                  "revenue_usd_per_hour": 115.2,
            """)
        .contains(
            """
                {
                  "power_domain": "rack-1",
                  "parent": "hall",
                  "used_kw": 3.7,
                  "limit_kw": 8,
                  "utilisation": 0.4625,
                  "shadow_price_usd_per_kw_hour": null
                },
            """);
  }

  @Test
  void branchAndBoundProvesThatAPlanIsTheBestWhereTheBoundDoesNot() throws Exception {
    // the plan earns 109.695 $/h; 0.01 % of 109.7055 is 0.01097
    var result = TestResult.of(problem, 120.0, 109.7055);
    assertThat(TestResult.report(result).status()).isEqualTo(PlanStatus.OPTIMAL);
    assertThat(TestResult.report(TestResult.of(problem, 120.0, 109.707)).status())
        .isEqualTo(PlanStatus.FEASIBLE);
    var out = new StringWriter();
    TerminalSummary.print(TestResult.report(result), new PrintWriter(out, true));
    assertThat(out.toString())
        .contains("proven optimal (branch and bound; shadow prices alone leave 8.6 %)");
    var json = new StringWriter();
    SummaryJson.write(TestResult.report(result), json);
    assertThat(json.toString())
        .contains(
            "\"gap\": 0.000096",
            "\"proof\": \"branch_and_bound\"",
            "\"branch_and_bound_usd_per_hour\": 109.7055");
  }

  private PlanStatus status(Double upperBound, boolean stoppedEarly) {
    return TestResult.report(TestResult.of(problem, upperBound, stoppedEarly)).status();
  }
}
