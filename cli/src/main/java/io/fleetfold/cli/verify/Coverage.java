package io.fleetfold.cli.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of each file was compared, and what was not and why. */
public final class Coverage {

  /** Figures of a file that share a reason. */
  private record Group(String file, String reason) {}

  private final Map<String, Set<String>> compared = new LinkedHashMap<>();
  private final Map<Group, Set<String>> leftOut = new LinkedHashMap<>();

  Coverage() {}

  /** Something was compared; the figures of an array count as the array. */
  void compare(String file, String name) {
    compared.computeIfAbsent(file, unused -> new LinkedHashSet<>()).add(name);
  }

  /** Something could not be compared; the reason has no verb. */
  void leaveOut(String file, String name, String reason) {
    leftOut.computeIfAbsent(new Group(file, reason), unused -> new LinkedHashSet<>()).add(name);
  }

  /** A file as a whole was not compared. */
  public void leaveOut(String file, String reason) {
    leftOut.put(new Group(file, reason), Set.of());
  }

  /** A line a file: {@code plan.csv: model, site}. */
  public List<String> compared() {
    return compared.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
        .toList();
  }

  /** A line a reason: {@code summary.json: seed, steps (how the plan was found)}. */
  public List<String> leftOut() {
    List<String> lines = new ArrayList<>();
    leftOut.forEach((group, names) -> {
      String all = names.isEmpty() ? "" : ": " + String.join(", ", names);
      lines.add(group.file() + all + " (" + group.reason() + ")");
    });
    return lines;
  }
}
