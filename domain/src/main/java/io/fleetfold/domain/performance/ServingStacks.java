package io.fleetfold.domain.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;

/** Names the serving stack that a free text speaks of. */
public final class ServingStacks {

  /** The stack of texts that name none that is known. */
  public static final String UNKNOWN = "*";

  private record Rule(String text, String stack) {}

  private final List<Rule> rules = new ArrayList<>();
  private String planning = UNKNOWN;

  private ServingStacks() {}

  /** The stacks that are packed with the program. */
  public static ServingStacks bundled() {
    var stacks = new ServingStacks();
    for (CSVRecord row : BundledTable.rows("stacks.csv")) {
      stacks.rules.add(new Rule(row.get("text"), row.get("stack")));
      if (row.get("planning").equals("yes")) {
        stacks.planning = row.get("stack");
      }
    }
    return stacks;
  }

  /** The stack that plans assume. */
  String planning() {
    return planning;
  }

  /** The stack that a text names, or {@link #UNKNOWN}. */
  public String of(String framework) {
    String lower = framework.toLowerCase(Locale.ROOT);
    return rules.stream()
        .filter(rule -> lower.contains(rule.text()))
        .map(Rule::stack)
        .findFirst()
        .orElse(UNKNOWN);
  }
}
