package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.plan.Migration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One line of a scenario: words, and the values among them that have a name. */
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

  Accelerator accelerator() {
    return new Accelerator(
        word(1),
        "maker",
        new Accelerator.Memory(number("memory_gb", 1e6), number("bandwidth_gb_s", 1e6)),
        new Accelerator.Compute(1.0, null, null),
        new Accelerator.PowerDraw(1.0, number("idle_w", 0), null),
        new Accelerator.Scaling(null, null, null),
        new Accelerator.Provenance(null, null, null, null));
  }

  Host.Terms terms() {
    return new Host.Terms(
        has("network_gbit_s") ? Double.valueOf(number("network_gbit_s", 0)) : null,
        HostStatus.valueOf(text("status", "active").toUpperCase(Locale.ROOT)),
        null,
        number("rent", 0),
        null);
  }

  Migration migration() {
    return new Migration(
        number("usd_per_accelerator_hour", 0),
        number("horizon_hours", 24),
        number("warm_up_s", 0),
        number("load_gbit_s", 10));
  }
}
