package io.fleetfold.cli.fuzz;

import io.fleetfold.cli.ProgramRun;
import io.fleetfold.cli.TestFleet;
import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Sound files: a dataset of two racks with a plan, and with two nights of which the first is in
 * force.
 */
final class Samples {

  /** The name of the dataset's folder. */
  static final String DATASET = "two-racks";

  /** A moment for nights: their records are the same in every run. */
  private static final String NOW = "2026-08-01T02:00:00Z";

  private final Path folder;

  private Samples(Path folder) {
    this.folder = folder;
  }

  /** Solves the dataset and lives through two nights. */
  static Samples in(Path folder) {
    Path dataset = TestFleet.write(folder);
    Path state = folder.resolve("state");
    run("solve", dataset, "--out", folder.resolve("plan"), "--steps", 5);
    run("nightly", dataset, "--state", state, "--steps", 1, "--now", NOW);
    run("nightly", dataset, "--state", state, "--steps", 1, "--now", NOW, "--plan-only");
    return new Samples(folder);
  }

  private static void run(Object... arguments) {
    ProgramRun run = ProgramRun.of(arguments);
    if (run.exitCode() != 0) {
      throw new IllegalStateException(run.err());
    }
  }

  /** The dataset, its plan beside it, and the same plan as the one made against. */
  void plan(Path to) throws IOException {
    dataset(to);
    copy(folder.resolve("plan"), to.resolve("plan"));
    copy(folder.resolve("plan/plan.csv"), to.resolve("plan/previous_plan.csv"));
  }

  void state(Path to) throws IOException {
    dataset(to);
    copy(folder.resolve("state"), to.resolve("state"));
  }

  void dataset(Path to) throws IOException {
    copy(folder.resolve(DATASET), to.resolve(DATASET));
  }

  /** The dataset with every file that one may have. */
  void wholeDataset(Path to) throws IOException {
    dataset(to);
    copy(folder.resolve("plan/plan.csv"), to.resolve(DATASET + "/previous_plan.csv"));
    copy(bundled("catalogue/models.csv"), to.resolve(DATASET + "/models.csv"));
  }

  /** A file or folder that comes with the program. */
  static Path bundled(String name) {
    return Path.of("../datasets").resolve(name);
  }

  /** Copies such a file into a folder. */
  static void bundled(String name, Path to) throws IOException {
    Path file = bundled(name);
    copy(file, to.resolve(file.getFileName()));
  }

  /** The example of the first page. */
  static Dataset quickstart() {
    try {
      return DatasetReader.read(bundled("quickstart"));
    } catch (InvalidInputException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Copies a file, or a folder with its links as they are. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> entries = Files.walk(from)) {
      for (Path entry : entries.toList()) {
        Path copy = to.resolve(from.relativize(entry).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(entry, copy, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  /** The first lines of a file, as many as a reader of single rows needs. */
  static String head(Path file, int lines) throws IOException {
    try (Stream<String> all = Files.lines(file)) {
      return String.join("\n", all.limit(lines).toList()) + "\n";
    }
  }
}
