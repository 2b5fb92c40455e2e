package io.fleetfold.cli.verify;

import io.fleetfold.cli.json.JsonValue;
import io.fleetfold.domain.csv.Shown;
import io.fleetfold.domain.facts.InputFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a plan is verified against the very files that it was made from. */
final class InputsVerification {

  /**
   * A file that a summary states.
   *
   * @param place where it stands
   */
  private record StatedFile(String name, String sha256, String place) {}

  private final List<InputFile> read;
  private final List<StatedFile> stated;
  private final List<Finding> findings = new ArrayList<>();

  private InputsVerification(List<InputFile> read, List<StatedFile> stated) {
    this.read = new ArrayList<>(read);
    this.stated = new ArrayList<>(stated);
  }

  /**
   * Files that are not those that a summary states.
   *
   * @param read what the problem was read from now
   * @param planInForce the name of the plan in force among them; {@code null} for none. It may have
   *     had another name then: {@code solve --previous} keeps a copy
   */
  static List<Finding> of(
      StatedSummary summary, List<InputFile> read, @Nullable String planInForce) {
    if (!(summary.find("inputs") instanceof JsonValue.Items items)) {
      return List.of();
    }
    List<StatedFile> stated = new ArrayList<>();
    for (JsonValue item : items.items()) {
      if (item instanceof JsonValue.Fields file
          && file.fields().get("file") instanceof JsonValue.Text name
          && file.fields().get("sha256") instanceof JsonValue.Text sha256) {
        stated.add(new StatedFile(name.text(), sha256.text(), StatedSummary.place(sha256)));
      }
    }
    var verification = new InputsVerification(read, stated);
    verification.compare(planInForce);
    return verification.findings;
  }

  private void compare(@Nullable String planInForce) {
    for (InputFile file : List.copyOf(read)) {
      stated.stream()
          .filter(other -> other.name().equals(file.name()))
          .findFirst()
          .ifPresent(other -> compare(file, other));
    }
    read.stream()
        .filter(file -> file.name().equals(planInForce) && stated.size() == 1)
        .findFirst()
        .ifPresent(file -> compare(file, stated.getFirst()));
    read.forEach(file -> add(file.name(), " is read now, and was not when the plan was made"));
    stated.forEach(file ->
        add(
            file.name(),
            " is not read now, and was when the plan was made (" + file.place() + ")"));
  }

  private void compare(InputFile file, StatedFile other) {
    read.remove(file);
    stated.remove(other);
    if (!file.sha256().equals(other.sha256())) {
      add(
          file.name(),
          " is not the file that this plan was made from: its sha256 is "
              + start(file.sha256())
              + ", and "
              + other.place()
              + " states "
              + start(other.sha256()));
    }
  }

  /** As much of it as tells it apart. */
  private static String start(String sha256) {
    return Shown.of(sha256.length() > 12 ? sha256.substring(0, 12) + "..." : sha256);
  }

  private void add(String name, String sentence) {
    String shown = Shown.of(name);
    findings.add(new Finding(PlanVerification.DATASET, shown, "", "", shown + sentence));
  }
}
