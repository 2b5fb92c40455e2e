package io.fleetfold.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.cli.ProgramRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Readers that are called as a command: exit codes for people, and text that is safe to print. */
final class Commanded {

  private static final int INPUT_INVALID = 3;

  private Commanded() {}

  /** The arguments of a command, for a folder. */
  interface Arguments {
    /** The arguments. */
    List<Object> of(Path folder);
  }

  /**
   * Runs a command.
   *
   * @param others exit codes that it may end with besides 0 and 3
   */
  static Reader.Door command(Arguments arguments, Integer... others) {
    Set<Integer> allowed = Set.of(others);
    return folder -> {
      ProgramRun run = ProgramRun.of(arguments.of(folder).toArray());
      boolean known = run.exitCode() == 0 || run.exitCode() == INPUT_INVALID;
      assertThat(known || allowed.contains(run.exitCode()))
          .as(() -> "exit code " + run.exitCode() + ": " + run.err())
          .isTrue();
      assertThat(run.out()).doesNotContainPattern(Refused.UNSEEN);
      assertThat(run.err()).doesNotContainPattern(Refused.UNSEEN);
      assertThat(run.exitCode() == 0 || !(run.out() + run.err()).isBlank()).isTrue();
      return run.exitCode() != INPUT_INVALID;
    };
  }
}
