package io.fleetfold.constraints;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words, and the values among them that have a name. */
final class ScenarioLine {

  private final List<String> words = new ArrayList<>();
  private final Map<String, String> values = new LinkedHashMap<>();

  ScenarioLine(String text) {
    for (String word : text.strip().split("\\s+", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        values.put(word.substring(0, equals), word.substring(equals + 1));
      } else {
        words.add(word);
      }
    }
  }

  String word(int index) {
    return words.get(index);
  }

  String after(int index) {
    return String.join(" ", words.subList(index, words.size()));
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  double number(String name, double otherwise) {
    return has(name) ? Double.parseDouble(values.get(name)) : otherwise;
  }

  @Override
  public String toString() {
    return words + " " + values;
  }
}
