package io.fleetfold.cli.verify;

import io.fleetfold.cli.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a summary that its plan alone does not determine: their types, and why they are not
 * compared. All others are computed anew.
 */
final class SummaryShape {

  /** What a field may hold. */
  enum Kind {
    NUMBER("a number"),
    NUMBER_OR_NULL("a number or null"),
    TEXT("a text"),
    TEXT_OR_NULL("a text or null"),
    ARRAY("an array");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    boolean fits(JsonValue value) {
      return switch (this) {
        case NUMBER -> value instanceof JsonValue.Figure;
        case NUMBER_OR_NULL ->
            value instanceof JsonValue.Figure || value instanceof JsonValue.Nothing;
        case TEXT -> value instanceof JsonValue.Text;
        case TEXT_OR_NULL -> value instanceof JsonValue.Text || value instanceof JsonValue.Nothing;
        case ARRAY -> value instanceof JsonValue.Items;
      };
    }
  }

  /**
   * A field.
   *
   * @param reason why it is not compared; {@code null} where it is compared with more than the plan
   */
  record Rule(Kind kind, @Nullable String reason) {}

  private static final String HOW_FOUND = "how the plan was found";
  private static final String COMPUTED_WITH = "what the plan is computed with";
  private static final String PRICES =
      "prices of a relaxation; `bound DATASET --check` computes and confirms such prices";
  private static final String OTHER_PLANS = "plans that are not in the folder";

  private static final Map<String, Rule> RULES = rules();

  private SummaryShape() {}

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new HashMap<>();
    put(rules, Kind.TEXT, "the name of a folder, whose files are compared", "dataset");
    put(rules, Kind.TEXT, "which program made the plan", "version");
    put(rules, Kind.NUMBER, HOW_FOUND, "steps", "seed", "options.headroom");
    put(rules, Kind.NUMBER_OR_NULL, HOW_FOUND, "solve_seconds", "options.time_limit_seconds");
    put(rules, Kind.NUMBER_OR_NULL, HOW_FOUND, "options.steps", "options.gap");
    put(rules, Kind.NUMBER, COMPUTED_WITH, "options.slo_margin", "options.horizon_hours");
    put(rules, Kind.NUMBER, COMPUTED_WITH, "options.warm_up_seconds");
    put(rules, Kind.NUMBER, COMPUTED_WITH, "options.change_cost_usd_per_accelerator_hour");
    put(rules, Kind.NUMBER_OR_NULL, PRICES, "accelerators[].shadow_price_usd_per_hour");
    put(rules, Kind.NUMBER_OR_NULL, PRICES, "power_domains[].shadow_price_usd_per_kw_hour");
    put(rules, Kind.TEXT, OTHER_PLANS, "baselines[].name");
    put(rules, Kind.NUMBER, OTHER_PLANS, "baselines[].hard", "baselines[].medium");
    put(rules, Kind.NUMBER, null, "baselines[].margin_usd_per_hour");
    put(rules, Kind.NUMBER, null, "baselines[].gain_usd_per_hour");
    put(rules, Kind.TEXT, null, "inputs[].file", "inputs[].sha256", "status", "proof");
    put(rules, Kind.TEXT, null, "shortfall_proof");
    put(rules, Kind.TEXT_OR_NULL, null, "bound_method", "no_bound_reason");
    put(rules, Kind.NUMBER_OR_NULL, null, "upper_bound_usd_per_hour", "gap");
    put(rules, Kind.NUMBER_OR_NULL, null, "branch_and_bound_usd_per_hour", "least_shortfall_rps");
    put(rules, Kind.ARRAY, null, "baselines", "inputs");
    return Map.copyOf(rules);
  }

  private static void put(
      Map<String, Rule> rules, Kind kind, @Nullable String reason, String... paths) {
    for (String path : paths) {
      rules.put(path, new Rule(kind, reason));
    }
  }

  /** The rule of a field; {@code null} when the plan alone determines it. */
  static @Nullable Rule find(String path) {
    return RULES.get(path);
  }

  /** Names of the fields of an item that the plan alone does not determine. */
  static List<String> fieldsOf(String array) {
    String start = array + "[].";
    return RULES.keySet().stream()
        .filter(path -> path.startsWith(start))
        .map(path -> path.substring(start.length()))
        .sorted()
        .toList();
  }
}
