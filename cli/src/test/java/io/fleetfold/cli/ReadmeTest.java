package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the README shows is what the program does. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Path README = ROOT.resolve("README.md");
  private static final String WRITE = "fleetfold.readme.write";

  @TempDir private Path folder;

  @Test
  void firstCommandPrintsWhatTheReadmeShows() throws IOException {
    String command = block("sh").strip();
    assertThat(command).startsWith("./fleetfold solve datasets/").contains(" --out plan");
    ProgramRun run = ProgramRun.of((Object[]) local(command).split(" +"));
    assertThat(run.exitCode()).isZero();
    String output = run.out().replace(System.lineSeparator(), "\n");
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(README, readme().replace(block("text"), output));
    }
    assertThat(block("text"))
        .as(
            "README.md shows another output; write it anew with: mvn -pl cli -am test"
                + " -Dtest=ReadmeTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            WRITE)
        .isEqualTo(output);
  }

  /** The same command run from this module, with its plan out of the way. */
  private String local(String command) {
    return command
        .replace("./fleetfold ", "")
        .replace("datasets/", ROOT + "/datasets/")
        .replace("--out plan", "--out " + folder.resolve("plan"));
  }

  @Test
  void everyCommandAndExitCodeIsListed() throws IOException {
    String readme = readme();
    CommandLine program = Fleetfold.commandLine();
    assertThat(program.getSubcommands().keySet())
        .allSatisfy(name -> assertThat(readme).contains("`./fleetfold " + name + " "));
    assertThat(program.getCommandSpec().usageMessage().exitCodeList().keySet())
        .allSatisfy(code -> assertThat(readme).contains("| " + code.strip() + " |"));
  }

  @Test
  void commandsForEveryNightRun() throws IOException {
    String section = readme().substring(readme().indexOf("## Every night"));
    for (String command : commands(section)) {
      ProgramRun run = night(command);
      assertThat(run.exitCode()).as(command + "\n" + run.err()).isZero();
    }
    String morning = section.substring(section.indexOf("Next morning"));
    for (String command : commands(morning)) {
      ProgramRun run = night(command);
      assertThat(run.exitCode()).as(command + "\n" + run.err()).isEqualTo(ExitCode.DEGRADED);
      assertThat(run.out()).contains("contract MISSED: workload chat in ");
    }
  }

  /** The lines of the first block of commands. */
  private static List<String> commands(String section) {
    String commands = section.substring(section.indexOf("```sh\n") + 6);
    return commands.substring(0, commands.indexOf("```")).lines().toList();
  }

  private ProgramRun night(String command) {
    String here =
        command
            .replace("./fleetfold ", "")
            .replace("datasets/", ROOT + "/datasets/")
            .replaceAll("(?<= )state(?=[ /]|$)", folder.resolve("state").toString());
    return ProgramRun.of((Object[]) here.split(" +"));
  }

  /** The text of the first code block of a kind. */
  private static String block(String kind) throws IOException {
    Matcher blocks =
        Pattern.compile("^```" + kind + "\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(readme());
    assertThat(blocks.find()).as("README.md has a block of kind " + kind).isTrue();
    return blocks.group(1);
  }

  private static String readme() throws IOException {
    return Files.readString(README).replace("\r\n", "\n");
  }
}
