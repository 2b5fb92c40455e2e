package io.fleetfold.domain.performance;

import java.util.HashMap;
import java.util.Map;

/** Other names under which measurements list accelerators and models. */
final class Aliases {

  private final Map<String, String> accelerators = new HashMap<>();
  private final Map<String, String> models = new HashMap<>();

  private Aliases() {}

  static Aliases bundled() {
    var aliases = new Aliases();
    for (var row : BundledTable.rows("aliases.csv")) {
      var names = row.get("kind").equals("model") ? aliases.models : aliases.accelerators;
      names.put(row.get("alias"), row.get("id"));
    }
    return aliases;
  }

  String accelerator(String name) {
    return accelerators.getOrDefault(name, name);
  }

  String model(String name) {
    return models.getOrDefault(name, name);
  }
}
