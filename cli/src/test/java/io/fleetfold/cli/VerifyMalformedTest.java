package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of a plan that are not what they should be: named with file and line, never a crash. */
class VerifyMalformedTest {

  @TempDir private static Path parent;
  private static Path dataset;
  private static Path solved;

  @TempDir private Path temporary;
  private Path plan;

  @BeforeAll
  static void solve() {
    dataset = TestFleet.write(parent);
    solved = parent.resolve("plan");
    ProgramRun.of("solve", dataset, "--out", solved, "--steps", 5);
  }

  @BeforeEach
  void copy() throws IOException {
    plan = Files.createDirectory(temporary.resolve("plan"));
    for (String name : new String[] {"plan.csv", "summary.json", "duals.csv", "moves.csv"}) {
      Files.copy(solved.resolve(name), plan.resolve(name));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                             | 1:1: the file is empty
          garbage                        | 1:1: what stands here is not JSON
          [1,2]                          | 1:1: the file must be one JSON object
          7                              | 1:1: the file must be one JSON object
          {"gap": NaN}                   | 1:12: what stands here is not JSON
          {"gap": 1                      | 1:10: the file ends here, within a value
          {"gap": 1, "gap": 2}           | 1:12: the object has a field of this name already
          {"gap": 1} {}                  | 1:12: the file goes on behind its end
          {"options": 3}                 | 1:13: options must be an object
          {"options": {"slo_margin": 7}} | 1:28: "7" is not a share from 0 to below 1
          {"options": {"slo_margin": "a"}} | 1:28: "a" is not a share from 0 to below 1
          {"options": {"slo_margin": 1e999}} | 1:28: "1e999" is not a share from 0 to below 1
          {"options": {"horizon_hours": -24}} | 1:31: "-24" is not a number of hours above 0
          {"options": {"horizon_hours": 0}} | 1:31: "0" is not a number of hours above 0
          {"options": {"warm_up_seconds": -1}} | 1:33: "-1" is not a number from 0 to
          """)
  void summaryThatIsNone(String text, String problem) {
    assertRefused("summary.json", old -> text, problem);
  }

  @Test
  void summaryTooDeepOrTooLong() {
    assertRefused("summary.json", old -> "{\"a\":" + "[".repeat(1001), "summary.json:1:");
    assertRefused(
        "summary.json", old -> "{\"gap\": " + "9".repeat(5001) + "}", "is too long or too deep");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          duals.csv | "a"x,1      | :2:1: the quote that opens here closes in line 2 before "x"
          duals.csv | "flow,chat  | :2:1: the quote that opens here is never closed
          duals.csv | flow,chat   | :2:3: the row ends after 2 of 7 cells
          duals.csv | ,,,,,       | :2:1: the line is blank
          plan.csv  | ,,          | :2:1: the line is blank
          plan.csv  | '   '       | :2:1: the line is blank
          plan.csv  | s,chat      | :2:3: the row ends after 2 of 19 cells
          moves.csv | 1,run,s,chat,decode,,h1,2,, | :2:2: "run" is not one of stop, move, start
          moves.csv | ,,,,,,,,,   | :2:1: the line is blank
          plan.csv  | "s          | :2:1: the quote that opens here is never closed
          """)
  void tableWithAWrongLine(String file, String line, String problem) {
    assertRefused(file, old -> old.replaceFirst("\n", "\n" + line + "\n"), file + problem);
  }

  @Test
  void blankLineBeforeTheHeader() {
    assertRefused("plan.csv", old -> "   \n" + old, "plan.csv:1:1: the line is blank");
    assertRefused("duals.csv", old -> ",,,\n" + old, "duals.csv:1:1: the line is blank");
  }

  @ParameterizedTest
  @CsvSource({"plan.csv", "summary.json", "duals.csv", "moves.csv"})
  void wrongByteAndFolderInPlaceOfAFile(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(plan.resolve(name));
    int second = new String(bytes, StandardCharsets.UTF_8).indexOf('\n') + 3;
    bytes[second] = (byte) 0xFF;
    Files.write(plan.resolve(name), bytes);
    assertRefused(name, name + ":2:");
    Files.delete(plan.resolve(name));
    Files.createDirectory(plan.resolve(name));
    assertRefused(name, name + ":1:1: this is a folder, and must be a file");
  }

  /** A title for the window, red, a bell, and a line of one's own: all on one line, as codes. */
  @Test
  void whatIsPrintedFromAFileIsEscaped() throws IOException {
    edit("plan.csv", old -> old.replaceFirst(",1500,", ",\"\u001b]0;x\u0007\u001b[31m\nFORGED\","));
    edit("summary.json", old -> old.replaceFirst("\"gap\"", "\"\\\\u202egap\\\\n\""));
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out())
        .contains("\\u001b]0;x\\u0007\\u001b[31m\\u000aFORGED stated, 1500 computed")
        .contains("not compared: summary.json: \\u202egap\\u000a (not a field of a summary)")
        .doesNotContain("\u001b", "\u202e", "\nFORGED");
  }

  @Test
  void datasetThatIsAnotherOneIsSaidFirst() {
    Path other = TestFleet.write(temporary.resolve("other"));
    TestFleet.put(other, "sites.csv", "site,electricity_usd_per_kwh,pue\newr,0.11,1.5\n");
    ProgramRun run = ProgramRun.of("verify", other, plan);
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out())
        .startsWith("The dataset is not the one that this plan was made from: sites.csv.\n")
        .containsPattern("dataset +sites.csv +sites.csv is not the file that this plan was made")
        .containsPattern("stated +energy_usd_per_hour ");
  }

  @Test
  void fileThatCameOrWentIsSaid() throws IOException {
    Path other = TestFleet.write(temporary.resolve("other"));
    TestFleet.put(
        other, "models.csv", Files.readString(Path.of("../datasets/catalogue/models.csv")));
    assertThat(ProgramRun.of("verify", other, plan).out())
        .contains("models.csv is read now, and was not when the plan was made");
    Files.delete(other.resolve("models.csv"));
    Files.delete(other.resolve("accelerators.csv"));
    assertThat(ProgramRun.of("verify", other, plan).out())
        .contains("accelerators.csv is not read now, and was when the plan was made");
  }

  private void assertRefused(String file, UnaryOperator<String> change, String problem) {
    edit(file, change);
    assertRefused(file, problem);
    edit(file, old -> readSolved(file));
  }

  private void assertRefused(String file, String problem) {
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.err()).contains(file + ":", problem).endsWith("nothing was solved.\n");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
  }

  private void edit(String name, UnaryOperator<String> change) {
    TestFleet.put(plan, name, change.apply(readSolved(name)));
  }

  private static String readSolved(String name) {
    try {
      return Files.readString(solved.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
