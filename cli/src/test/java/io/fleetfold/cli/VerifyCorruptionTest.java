package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.cli.SummaryLeaves.Leaf;
import io.fleetfold.domain.csv.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plan folder in which one thing at a time is changed: {@code verify} finds each, but for a few
 * that nothing in the folder determines.
 */
class VerifyCorruptionTest {

  /**
   * A new shard, one that moves, one that stays pinned, one that stops; chat's contract is kept.
   */
  private static final String IN_FORCE =
      """
      shard,workload,phase,host,accelerators,pinned
      chat-prefill-0001,chat,prefill,h1,2,true
      chat-decode-0001,chat,decode,a1,2,false
      old-0001,old,decode,a1,2,false
      """;

  /** Values of a summary that may be others: see the lines "not compared" of the output. */
  private static final Set<String> ANY_VALUE =
      Set.of(
          "dataset",
          "version",
          "steps",
          "seed",
          "solve_seconds",
          "options.time_limit_seconds",
          "options.steps",
          "options.gap",
          "options.headroom",
          // The plan is computed with them; of measured engines the margin changes nothing.
          "options.slo_margin",
          // That of the plan in force: `solve --previous` keeps a copy under a name of ours.
          "inputs[].file",
          // It is not found anew; nothing rests on it where prices prove as much, as here.
          "branch_and_bound_usd_per_hour",
          "baselines[].name",
          "baselines[].medium",
          "baselines[].hard",
          "power_domains[].shadow_price_usd_per_kw_hour",
          "accelerators[].shadow_price_usd_per_hour");

  @TempDir private static Path parent;
  private static Path dataset;
  private static Path plan;
  private static VerifiedFolder folder;

  @BeforeAll
  static void solve() throws Exception {
    dataset = TestFleet.write(parent);
    TestFleet.put(dataset, "previous_plan.csv", IN_FORCE);
    plan = parent.resolve("plan");
    ProgramRun.of("solve", dataset, "--out", plan, "--steps", 5);
    folder = VerifiedFolder.of(dataset, plan);
  }

  @Test
  void nothingIsSaidOfAPlanThatNobodyChanged() throws Exception {
    assertThat(folder.findings()).isEmpty();
    assertThat(ProgramRun.of("verify", dataset, plan).exitCode()).isZero();
  }

  @Test
  void everyLeafOfTheSummaryIsHeld() throws IOException {
    String text = Files.readString(plan.resolve("summary.json"));
    List<Leaf> leaves = SummaryLeaves.of(text);
    assertThat(leaves).hasSizeGreaterThan(120);
    List<String> missed = new ArrayList<>();
    Set<String> anyValue = new TreeSet<>();
    for (Leaf leaf : leaves) {
      for (String wrong : List.of(leaf.without(), leaf.with("[7]"), leaf.ofAnotherType())) {
        if (isTaken("summary.json", wrong)) {
          missed.add(leaf.path() + ": " + wrong.lines().skip(leaf.line() - 1).findFirst());
        }
      }
      String other = leaf.ofAnotherValue();
      if (isTaken("summary.json", other) && isTakenByTheProgram("summary.json", other)) {
        anyValue.add(leaf.path());
      }
    }
    assertThat(missed).isEmpty();
    assertThat(anyValue).isSubsetOf(ANY_VALUE);
    put("summary.json", text);
  }

  /** Whom the next plan is to pin is for the owner of the plan to say. */
  @Test
  void everyCellOfThePlanIsHeld() throws IOException {
    String text = Files.readString(plan.resolve("plan.csv"));
    List<String> header = List.of(text.lines().findFirst().orElseThrow().split(","));
    Set<String> taken = new TreeSet<>();
    int lines = (int) text.lines().count();
    for (int line = 1; line < lines; line++) {
      for (int cell = 0; cell < header.size(); cell++) {
        for (String other : List.of("", "7.25", "x")) {
          if (isTaken("plan.csv", withCell(text, line, cell, other))) {
            taken.add(header.get(cell) + "=" + other);
          }
        }
      }
    }
    assertThat(taken).isSubsetOf(Set.of("pinned="));
    put("plan.csv", text);
  }

  /** What a move brings, and why, is how it was found. */
  @Test
  void everyCellOfTheMovesIsHeld() throws IOException {
    String text = Files.readString(plan.resolve("moves.csv"));
    assertThat(text).contains(",stop,old-0001,").contains(",start,");
    List<String> header = List.of(text.lines().findFirst().orElseThrow().split(","));
    Set<String> taken = new TreeSet<>();
    for (int line = 1; line < text.lines().count(); line++) {
      for (int cell = 0; cell < header.size(); cell++) {
        for (String other : List.of("", "7", "x", "h1", "start", "stop")) {
          if (isTaken("moves.csv", withCell(text, line, cell, other))) {
            taken.add(header.get(cell));
          }
        }
      }
    }
    assertThat(taken).isSubsetOf(Set.of("gain_usd_per_hour", "reason"));
    put("moves.csv", text);
  }

  /**
   * A price that is changed proves another bound, unless it is one of many that prove as much: no
   * engine serves only one phase of tags, and a demand may be rounded in any way.
   */
  @Test
  void everyCellOfTheDualsIsHeld() throws IOException {
    String text = Files.readString(plan.resolve("duals.csv"));
    List<String> lines = text.lines().toList();
    List<String> header = List.of(lines.getFirst().split(","));
    List<String> taken = new ArrayList<>();
    for (int line = 1; line < lines.size(); line++) {
      for (int cell = 0; cell < header.size(); cell++) {
        for (String other : List.of("x", "1000000")) {
          if (isTaken("duals.csv", withCell(text, line, cell, other))) {
            taken.add(header.get(cell) + " of " + lines.get(line));
          }
        }
      }
    }
    assertThat(taken)
        .allMatch(row ->
            row.matches("price of flow,tags,.*,(prefill|decode),.*|divisor_rps of rounded,.*"));
    put("duals.csv", text);
  }

  private static String withCell(String text, int line, int cell, String other) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    String[] cells = lines.get(line).split(",", -1);
    cells[cell] = cells[cell].equals(other) ? other + "1" : other;
    lines.set(line, String.join(",", cells));
    return String.join("\n", lines) + "\n";
  }

  /** Whether there is nothing to say about it. */
  private static boolean isTaken(String file, String text) throws IOException {
    put(file, text);
    try {
      return folder.findings().isEmpty();
    } catch (InvalidInputException malformed) {
      return false;
    }
  }

  /** The same with the options that the summary states now. */
  private static boolean isTakenByTheProgram(String file, String text) throws IOException {
    put(file, text);
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isIn(ExitCode.DONE, ExitCode.VERIFICATION_FAILED);
    return run.exitCode() == ExitCode.DONE;
  }

  private static void put(String file, String text) throws IOException {
    Files.writeString(plan.resolve(file), text);
  }
}
