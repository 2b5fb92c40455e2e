package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fleetfold.cli.nightly.NightMetrics;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyCommandTest {

  @TempDir private Path parent;
  private Path dataset;
  private Path state;

  @BeforeEach
  void write() {
    dataset = TestFleet.write(parent);
    state = parent.resolve("state");
  }

  private static final String CHAT_WITHOUT_CONTRACT = "chat,llama-3.1-8b,1,1000,250,1000,50,2,8,";

  private ProgramRun night(Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("nightly", dataset, "--state", state, "--steps", 5));
    arguments.addAll(List.of(more));
    return ProgramRun.of(arguments.toArray());
  }

  private String current() throws IOException {
    return Files.readSymbolicLink(state.resolve("current")).toString();
  }

  private String moves() throws IOException {
    return Files.readString(state.resolve("current/moves.csv"));
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(dataset.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(dataset.resolve(file), text.replace(from, to));
  }

  @Test
  void firstNightStartsEverythingAndPutsItInForce() throws IOException {
    ProgramRun run = night();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().toList().getFirst())
        .matches("\\d+ to start, 0 to stop, 0 to move, margin .* against an empty fleet.*");
    assertThat(run.out().lines().toList().getLast()).startsWith("run 0001 is in force: margin $");
    assertThat(current()).isEqualTo("runs/0001");
    assertThat(state.resolve("current/inputs/hosts.csv")).exists();
    assertThat(Files.readString(state.resolve("fleetfold.prom")))
        .contains("fleetfold_exit_code 0\n", "fleetfold_served_requests_per_second{workload=");
    assertThat(ProgramRun.of("verify", dataset, state.resolve("current")).exitCode()).isZero();
  }

  @Test
  void trembleOfTwoPercentMovesNothing_andDriftIsFollowedInTheEnd() throws IOException {
    night();
    String plan = Files.readString(state.resolve("current/plan.csv"));
    edit("workloads.csv", "chat,llama-3.1-8b,10,", "chat,llama-3.1-8b,10.2,");
    edit("workloads.csv", "tags,llama-3.1-8b,4,", "tags,llama-3.1-8b,3.92,");
    assertThat(night("--seed", 7).out()).startsWith("0 to start, 0 to stop, 0 to move");
    assertThat(state.resolve("current/plan.csv")).hasContent(plan);
    edit("workloads.csv", "chat,llama-3.1-8b,10.2,", "chat,llama-3.1-8b,10.4,");
    night();
    assertThat(Files.readString(state.resolve("current/run.json")))
        .as("2 % above 10.2, but 4 % above what the plan was made for")
        .contains("\"requests_per_second\": 10.4");
  }

  @Test
  void lostAndDrainedHostsAndEndedWorkloadsAreReasons() throws IOException {
    night();
    edit("hosts.csv", "a1,ewr,rack-2,a100-80,8,,1", "a2,ewr,rack-2,a100-80,8,,1");
    edit("workloads.csv", "tags,llama-3.1-8b,4,500,10,9000,200,1.8,10,,aggregated\n", "");
    edit("profiles.csv", "tags,aggregated,h100,1,2,800\n", "");
    edit("profiles.csv", "tags,aggregated,a100-80,0.5,0.5,300\n", "");
    ProgramRun run = night();
    assertThat(run.exitCode()).isZero();
    assertThat(moves()).contains("host a1 is no longer in the fleet");
    assertThat(moves()).contains("workload tags is no longer asked for");
    assertThat(ProgramRun.of("verify", dataset, state.resolve("current")).exitCode()).isZero();
    edit("hosts.csv", "host,site", "status,host,site");
    edit("hosts.csv", "h1,ewr", "drain,h1,ewr");
    edit("hosts.csv", "a2,ewr", ",a2,ewr");
    night();
    assertThat(moves()).contains("host h1 is set to drain");
    assertThat(Files.readString(state.resolve("current/plan.csv"))).doesNotContain(",h1,");
  }

  @Test
  void summarySaysWhatIsRepairedAtTheCostOfMargin() throws IOException {
    assertThat(night().out().lines().findFirst().orElseThrow())
        .endsWith(" kW against an empty fleet, more of the contracts kept");
    edit("power_domains.csv", "hall,,12", "hall,,6");
    assertThat(night().out().lines().findFirst().orElseThrow())
        .matches(
            ".* kW against what .* in force, broken limits repaired \\(\\d changes? needed\\).*");
    assertThat(night().out().lines().findFirst().orElseThrow())
        .endsWith(" kW against what is left of the plan in force");
  }

  @Test
  void brokenLimitIsMendedByFewChangesAndIsTheReason() throws IOException {
    night();
    edit("power_domains.csv", "rack-1,hall,8", "rack-1,hall,3");
    assertThat(night("--max-moves", 0).out())
        .startsWith("0 to start, 1 to stop, 0 to move")
        .contains(", broken limits repaired (1 change needed)");
    assertThat(moves()).contains("power domain rack-1 draws ", " over its limit of 3 kW");
    assertThat(ProgramRun.of("verify", dataset, state.resolve("current")).exitCode()).isZero();
  }

  @Test
  void planOnlyWaitsForApply() throws IOException {
    assertThat(night("--plan-only").out()).contains("run 0001 waits for `fleetfold apply STATE");
    assertThat(state.resolve("current")).doesNotExist();
    assertThat(ProgramRun.of("apply", state, "0001").out()).startsWith("run 0001 is in force");
    assertThat(current()).isEqualTo("runs/0001");
    assertThat(ProgramRun.of("apply", state, "0001").out()).contains("in force already");
  }

  @Test
  void metricsDescribeThePlanThatWasApplied_andTheLastNight() throws IOException {
    night();
    edit("workloads.csv", "chat,llama-3.1-8b,10,", "chat,llama-3.1-8b,5,");
    night("--max-regression", "10%");
    Path metrics = state.resolve("fleetfold.prom");
    String ofNight = NightMetrics.lastRun(Files.readString(metrics));
    assertThat(ofNight).contains("fleetfold_exit_code 5\n");
    ProgramRun.of("apply", state, "0002", "--force");
    String ofPlan = Files.readString(state.resolve("runs/0002/fleetfold.prom"));
    assertThat(ofPlan).contains("fleetfold_plan_run 2\n");
    assertThat(metrics).hasContent(ofPlan + ofNight);
    Path elsewhere = parent.resolve("collector.prom");
    ProgramRun.of("apply", state, "0002", "--metrics", elsewhere);
    assertThat(elsewhere).hasContent(ofPlan);
  }

  @Test
  void applyNeedsAStateWithRuns() {
    ProgramRun run = ProgramRun.of("apply", state, "0001");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("There are no runs in " + state);
    assertThat(state).doesNotExist();
  }

  @Test
  void runFromAnotherPlanOrOtherInputsIsNotApplied() throws IOException {
    night();
    edit("workloads.csv", "chat,llama-3.1-8b,10,", "chat,llama-3.1-8b,5,");
    night("--plan-only", "--max-regression", "90%");
    edit("sites.csv", "0.10", "0.30");
    ProgramRun changed = ProgramRun.of("apply", state, "0002");
    assertThat(changed.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(changed.err()).contains("sites.csv is not the one that it was computed from");
    edit("sites.csv", "0.30", "0.10");
    TestFleet.put(dataset, "models.csv", "model\n");
    assertThat(ProgramRun.of("apply", state, "0002").err()).contains("models.csv is new");
    Files.delete(dataset.resolve("models.csv"));
    night("--max-regression", "90%");
    ProgramRun late = ProgramRun.of("apply", state, "0002");
    assertThat(late.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(late.err()).contains("computed from run 0001");
    assertThat(current()).isEqualTo("runs/0003");
  }

  @Test
  void tamperedRunIsNotApplied() throws IOException {
    night("--plan-only");
    Path plan = state.resolve("runs/0001/plan.csv");
    Files.writeString(plan, Files.readString(plan).replace("h1", "a1"));
    assertThat(ProgramRun.of("apply", state, "0001").err()).contains("was changed after the run");
  }

  @Test
  void plannedMarginFarBelowTheLastKeepsTheOldPlan() throws IOException {
    night();
    edit("workloads.csv", "chat,llama-3.1-8b,10,", "chat,llama-3.1-8b,5,");
    ProgramRun run = night("--max-regression", "10%");
    assertThat(run.exitCode()).isEqualTo(ExitCode.DEGRADED);
    assertThat(run.out()).contains("run 0002 is refused: the margin", "run 0001 stays in force");
    assertThat(current()).isEqualTo("runs/0001");
    assertThat(Files.readString(state.resolve("runs/0002/run.json"))).contains("\"refused\"");
    assertThat(Files.readString(state.resolve("fleetfold.prom")))
        .contains("fleetfold_exit_code 5\n", "fleetfold_plan_run 1\n");
    assertThat(ProgramRun.of("apply", state, "0002").exitCode())
        .isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(ProgramRun.of("apply", state, "0002", "--force").exitCode()).isZero();
  }

  @Test
  void demandThatFallsIsNoWorsePlan_butPricesThatFallMayBeAMistake() throws IOException {
    night();
    edit("workloads.csv", "chat,llama-3.1-8b,10,", "chat,llama-3.1-8b,5,");
    assertThat(night().exitCode()).as("half of the demand, half of the revenue").isZero();
    assertThat(current()).isEqualTo("runs/0002");
    edit("workloads.csv", ",50,2,8,0.5", ",50,1,4,0.5");
    ProgramRun run = night();
    assertThat(run.exitCode()).isEqualTo(ExitCode.DEGRADED);
    assertThat(run.out()).contains("is more than 10.0 % below the", " of run 0002 (--max-reg");
    assertThat(current()).isEqualTo("runs/0002");
  }

  /** A pinned shard on a dead host is let go, which costs a stop, in the bound as in the plan. */
  @Test
  void runWithoutAPinnedShardOfADeadHostHolds() throws IOException {
    TestFleet.put(
        dataset,
        "previous_plan.csv",
        "shard,workload,phase,host,accelerators,pinned\nx,chat,decode,a1,2,true\n");
    for (String status : List.of("offline", "drain")) {
      Path own = parent.resolve(status);
      edit("hosts.csv", "host,site", "status,host,site");
      edit("hosts.csv", "h1,ewr", ",h1,ewr");
      edit("hosts.csv", "a1,ewr", status + ",a1,ewr");
      assertThat(ProgramRun.of("nightly", dataset, "--state", own, "--steps", 3).exitCode())
          .isZero();
      assertThat(ProgramRun.of("verify", dataset, own.resolve("current")).out())
          .contains("every figure compared is right");
      edit("hosts.csv", status + ",a1,ewr", "a1,ewr");
      edit("hosts.csv", ",h1,ewr", "h1,ewr");
      edit("hosts.csv", "status,host,site", "host,site");
    }
  }

  @Test
  void workloadThatIsNotInTheFileAnyMoreIsNoLowerDemand() throws IOException {
    night();
    edit("workloads.csv", "chat,llama-3.1-8b,10,1000,250,1000,50,2,8,0.5,disaggregated\n", "");
    edit("workloads.csv", "tags,llama-3.1-8b,4,", "tags,llama-3.1-8b,2,");
    Files.writeString(
        dataset.resolve("profiles.csv"),
        Files.readAllLines(dataset.resolve("profiles.csv")).stream()
            .filter(line -> !line.startsWith("chat,"))
            .collect(Collectors.joining("\n", "", "\n")));
    ProgramRun run = night();
    assertThat(run.exitCode()).isEqualTo(ExitCode.DEGRADED);
    assertThat(run.out()).contains(" of run 0001 with today's hosts and demand (--max-regression)");
  }

  /** Nothing is promised, so that what is left of the plan in force breaks no contract. */
  @Test
  void lostHostIsNoWorsePlan() throws IOException {
    edit("workloads.csv", ",50,2,8,0.5", ",50,2,8,");
    night();
    edit("hosts.csv", "host,site", "status,host,site");
    edit("hosts.csv", "h1,ewr", ",h1,ewr");
    edit("hosts.csv", "a1,ewr", "offline,a1,ewr");
    ProgramRun run = night();
    assertThat(run.exitCode()).isZero();
    assertThat(current()).isEqualTo("runs/0002");
  }

  /** 1 request/s becomes 10: a single change is far from enough, but better than nothing. */
  @Test
  void firstStepsOfALongWayAreTakenUnlessAGapIsAskedFor() throws IOException {
    edit("workloads.csv", "chat,llama-3.1-8b,10,1000,250,1000,50,2,8,0.5", CHAT_WITHOUT_CONTRACT);
    night();
    edit("workloads.csv", CHAT_WITHOUT_CONTRACT, CHAT_WITHOUT_CONTRACT.replace(",1,", ",10,"));
    assertThat(night("--max-moves", 1, "--max-gap", "10%").exitCode()).isEqualTo(ExitCode.DEGRADED);
    ProgramRun step = night("--max-moves", 1);
    assertThat(step.exitCode()).isZero();
    assertThat(step.out()).startsWith("0 to start, 0 to stop, 1 to move").contains("in force: ");
    assertThat(night("--max-moves", 0).exitCode()).as("nothing that may be done").isZero();
  }

  @Test
  void gapBeyondTheLimitKeepsTheOldPlan() throws IOException {
    ProgramRun run = night("--max-gap", "0.0000001%", "--min-gain", "1000");
    assertThat(run.exitCode()).isEqualTo(ExitCode.DEGRADED);
    assertThat(run.out()).contains("the gap,", "no plan is in force");
    assertThat(state.resolve("current")).doesNotExist();
  }

  @Test
  void hostThatChangedIsLeftAloneForAsManyRuns() throws IOException {
    night();
    edit("workloads.csv", "chat,llama-3.1-8b,10,", "chat,llama-3.1-8b,5,");
    night("--max-regression", "90%");
    assertThat(moves()).contains("stop");
    edit("workloads.csv", "chat,llama-3.1-8b,5,", "chat,llama-3.1-8b,10,");
    edit("workloads.csv", ",50,2,8,0.5", ",50,2,8,");
    assertThat(night("--cool-down", "5", "--plan-only").out()).startsWith("0 to start, 0 to stop");
    assertThat(night("--cool-down", "48h", "--plan-only").out())
        .startsWith("0 to start, 0 to stop");
    assertThat(night("--plan-only").out()).doesNotStartWith("0 to start");
  }

  @Test
  void everyProblemOfTheInputIsListed_andCounted() throws IOException {
    night();
    edit("hosts.csv", "h1,ewr,rack-1,h100,8", "h1,nowhere,rack-1,h1OO,8");
    ProgramRun run = night();
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(run.err()).contains("hosts.csv:2:2: ", "hosts.csv:2:4: ");
    assertThat(Files.readString(state.resolve("fleetfold.prom")))
        .contains("fleetfold_exit_code 3\n", "fleetfold_plan_run 1\n")
        .doesNotContain("last_success_timestamp_seconds 0\n");
    assertThat(current()).isEqualTo("runs/0001");
    ProgramRun json = night("--log", "json");
    assertThat(json.err().lines()).allMatch(line -> line.startsWith("{\"at\":\""));
    assertThat(json.err()).contains("\"event\":\"input\",\"message\":\"hosts.csv:2:2: ");
  }

  @Test
  void lockedStateIsSaidSo() throws IOException {
    night();
    Path lock = state.resolve(".fleetfold-state.lock");
    try (FileChannel held =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      held.lock();
      ProgramRun run = night();
      assertThat(run.exitCode()).isEqualTo(ExitCode.LOCKED);
      assertThat(run.err().lines()).hasSize(1);
    }
  }

  @Test
  void stateBelowAFileIsOneErrorAndChangesNothing() throws IOException {
    Path file = Files.writeString(parent.resolve("notes"), "mine");
    state = file.resolve("state");
    for (ProgramRun run : List.of(night(), night("--log", "json"))) {
      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines())
          .singleElement()
          .asString()
          .contains("Cannot use the state folder " + state + ": ", "Nothing was changed.");
    }
    assertThat(file).hasContent("mine");
  }

  @Test
  void metricsThatCannotBeWrittenAreSaid_butThePlanIsInForce() throws IOException {
    ProgramRun run = night("--metrics", parent.resolve("nowhere/fleetfold.prom"));
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("The metrics were not written. Cannot write ");
    assertThat(current()).isEqualTo("runs/0001");
  }

  /** What is in its place is not read to its end, which it need not have. */
  @Test
  void metricsThatAreADeviceAreSaid_andLeftAlone() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/zero")));
    Path link = Files.createSymbolicLink(parent.resolve("link.prom"), Path.of("/dev/zero"));
    ProgramRun run = night("--metrics", link);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("link.prom is not a plain file, and is not replaced by one.");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void foreignFolderIsNotAState() throws IOException {
    TestFleet.put(state, "photo.jpg", "smile");
    ProgramRun run = night();
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("it is not a state folder");
    try (var entries = Files.list(state)) {
      assertThat(entries).hasSize(1);
    }
  }

  @Test
  void sameNightGivesTheSameBytes_whereverItsFoldersAre() throws IOException {
    night("--now", "2026-08-01T02:00:00Z");
    Path elsewhere = parent.resolve("elsewhere");
    Path other = elsewhere.resolve("state");
    ProgramRun.of(
        "nightly",
        TestFleet.write(elsewhere),
        "--state",
        other,
        "--steps",
        5,
        "--now",
        "2026-08-01T02:00:00Z");
    List<Path> files = files(state.resolve("runs/0001"));
    assertThat(files).extracting(Path::toString).contains("run.json", "report.html", "plan.csv");
    for (Path file : files) {
      assertThat(other.resolve("current").resolve(file))
          .hasSameBinaryContentAs(state.resolve("current").resolve(file));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  @Test
  void stateAndDatasetMayBeMovedTogether_orTheDatasetIsNamed() throws IOException {
    night("--plan-only");
    Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
    Path moved = Files.move(state, elsewhere.resolve("state"));
    ProgramRun lost = ProgramRun.of("apply", moved, "0001");
    assertThat(lost.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(lost.err()).contains("its dataset is not in " + elsewhere.toRealPath(), "--dataset");
    assertThat(ProgramRun.of("apply", moved, "0001", "--dataset", dataset).exitCode()).isZero();
    Files.delete(moved.resolve("current"));
    Files.move(dataset, elsewhere.resolve("two-racks"));
    assertThat(ProgramRun.of("apply", moved, "0001").exitCode()).isZero();
  }
}
