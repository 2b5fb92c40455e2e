package io.fleetfold.cli.verify;

import io.fleetfold.cli.json.JsonValue;
import io.fleetfold.cli.verify.SummaryShape.Rule;
import io.fleetfold.domain.csv.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks over a summary beside the one that its plan gives: every field must be there, of its type,
 * and say the same. What the plan alone does not determine ({@link SummaryShape}) must be there, of
 * its type.
 */
final class SummaryComparison {

  private final Coverage coverage;
  private final List<Finding> findings = new ArrayList<>();

  private SummaryComparison(Coverage coverage) {
    this.coverage = coverage;
  }

  /** What a summary states and its plan does not give. */
  static List<Finding> of(JsonValue.Fields stated, JsonValue.Fields computed, Coverage coverage) {
    var comparison = new SummaryComparison(coverage);
    comparison.fields("", "", stated, computed);
    return comparison.findings;
  }

  /**
   * Compares two objects.
   *
   * @param path of their fields, without indexes; {@code name} is the same for people
   */
  private void fields(
      String path, String name, JsonValue.Fields stated, JsonValue.Fields computed) {
    computed
        .fields()
        .forEach((field, value) -> field(path + field, name + field, stated, field, value));
    for (String field : stated.fields().keySet()) {
      if (!computed.fields().containsKey(field)) {
        coverage.leaveOut(StatedSummary.FILE, Shown.of(path + field), "not a field of a summary");
      }
    }
  }

  private void field(
      String path, String name, JsonValue.Fields parent, String field, JsonValue computed) {
    JsonValue stated = parent.fields().get(field);
    Rule rule = SummaryShape.find(path);
    if (stated == null) {
      add(name, "", StatedSummary.place(parent) + ": " + field + " is missing");
    } else if (rule == null) {
      value(path, name, stated, computed);
    } else if (!rule.kind().fits(stated)) {
      String sentence = shown(stated) + " stated, and it must be " + rule.kind().text();
      add(name, "", StatedSummary.place(stated) + ": " + sentence);
    } else if (rule.reason() != null) {
      coverage.leaveOut(StatedSummary.FILE, path, rule.reason());
    } else {
      coverage.compare(StatedSummary.FILE, top(path));
      items(path, name, stated);
    }
  }

  /** Items of an array that has none to be compared with: their fields must be there. */
  private void items(String path, String name, JsonValue stated) {
    if (stated instanceof JsonValue.Items array) {
      Map<String, JsonValue> fields = new LinkedHashMap<>();
      SummaryShape.fieldsOf(path).forEach(field -> fields.put(field, array));
      var shape = new JsonValue.Fields(fields, array.place());
      for (int i = 0; i < array.items().size(); i++) {
        value(path + "[]", name + "[" + (i + 1) + "]", array.items().get(i), shape);
      }
    }
  }

  private void value(String path, String name, JsonValue stated, JsonValue computed) {
    coverage.compare(StatedSummary.FILE, top(path));
    if (stated instanceof JsonValue.Fields some && computed instanceof JsonValue.Fields others) {
      fields(path + ".", name + ".", some, others);
    } else if (stated instanceof JsonValue.Items some
        && computed instanceof JsonValue.Items others) {
      arrays(path, name, some, others);
    } else if (stated instanceof JsonValue.Figure some
        && computed instanceof JsonValue.Figure other) {
      figures(name, some, other);
    } else if (!isSame(stated, computed)) {
      differ(name, "", stated, computed);
    }
  }

  private void arrays(String path, String name, JsonValue.Items stated, JsonValue.Items computed) {
    List<JsonValue> some = stated.items();
    List<JsonValue> others = computed.items();
    if (some.size() != others.size()) {
      String sentence = some.size() + " items stated, " + others.size() + " computed";
      String difference = String.valueOf(some.size() - others.size());
      add(name, difference, StatedSummary.place(stated) + ": " + sentence);
      return;
    }
    for (int i = 0; i < others.size(); i++) {
      value(path + "[]", name + "[" + id(others.get(i), i) + "]", some.get(i), others.get(i));
    }
  }

  /** The first text of an item, which is its id. */
  private static String id(JsonValue item, int index) {
    if (item instanceof JsonValue.Fields object) {
      for (JsonValue value : object.fields().values()) {
        if (value instanceof JsonValue.Text text) {
          return text.text();
        }
      }
    }
    return String.valueOf(index + 1);
  }

  private void figures(String name, JsonValue.Figure stated, JsonValue.Figure computed) {
    BigDecimal some = Difference.figure(stated.digits());
    BigDecimal other = Difference.figure(computed.digits());
    String difference = some == null || other == null ? "" : Difference.between(some, other);
    if (difference != null) {
      differ(name, difference, stated, computed);
    }
  }

  private static boolean isSame(JsonValue stated, JsonValue computed) {
    return stated.getClass() == computed.getClass() && stated.shown().equals(computed.shown());
  }

  private void differ(String name, String difference, JsonValue stated, JsonValue computed) {
    String sentence = shown(stated) + " stated, " + shown(computed) + " computed";
    add(name, difference, StatedSummary.place(stated) + ": " + sentence);
  }

  private void add(String name, String difference, String sentence) {
    String field = name.substring(name.lastIndexOf('.') + 1);
    String unit = difference.isEmpty() ? "" : Difference.unit(field);
    findings.add(new Finding("stated", Shown.of(name), difference, unit, sentence));
  }

  private static String shown(JsonValue value) {
    return Shown.of(value.shown());
  }

  /** The name at the top of a path. */
  private static String top(String path) {
    return path.split("[.\\[]", 2)[0];
  }
}
