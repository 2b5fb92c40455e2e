package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.PowerDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the power domains of a dataset, roots first, and refuses circles. */
final class PowerTree {

  /** Deeper than any power distribution; keeps every walk to the root short. */
  static final int MOST_LEVELS = 32;

  /** Of a circle so many are named. */
  private static final int MOST_NAMED = 10;

  private final Index<PowerDomain> domains = new Index<>("power domain");
  private final Map<String, Row> rows = new HashMap<>();
  private final Map<Row, Integer> indexes = new HashMap<>();
  private final Map<String, Integer> levels = new HashMap<>();
  private final Set<Row> visited = new HashSet<>();

  private PowerTree() {}

  static Index<PowerDomain> of(Table table) {
    PowerTree tree = new PowerTree();
    tree.domains.declare(table);
    tree.index(table);
    for (Row row : table.rows()) {
      tree.build(row);
    }
    return tree.domains;
  }

  private void index(Table table) {
    for (Row row : table.rows()) {
      String id = row.findText("power_domain");
      String parent = row.findText("parent");
      if (id != null) {
        rows.putIfAbsent(id, row);
      }
      if (parent != null && !domains.isKnown(row, "parent", parent)) {
        row.spoil();
      }
      indexes.put(row, indexes.size());
    }
  }

  /**
   * Builds a domain and what is above it; by a list and not by recursion, because the tree may be
   * wrong and deep.
   */
  private void build(Row start) {
    List<Row> chain = new ArrayList<>();
    Row row = start;
    while (row != null && visited.add(row)) {
      chain.add(row);
      row = parentOf(row);
    }
    int circle = row == null ? -1 : chain.indexOf(row);
    if (circle >= 0) {
      reportCircle(chain.subList(circle, chain.size()));
    }
    chain.reversed().forEach(this::put);
  }

  private @Nullable Row parentOf(Row row) {
    String parent = row.findText("parent");
    return parent == null ? null : rows.get(parent);
  }

  /** Reports a circle once, at its first row in the file. */
  private static void reportCircle(List<Row> circle) {
    Row first = Collections.min(circle, Comparator.comparingInt(Row::line));
    List<Row> path = new ArrayList<>(circle);
    Collections.rotate(path, -circle.indexOf(first));
    path.add(first);
    first.reject("parent", "possible: " + arrows(path) + " is a circle");
    circle.forEach(Row::spoil);
  }

  private static String arrows(List<Row> path) {
    List<String> ids = path.stream().map(row -> row.text("power_domain")).toList();
    int left = ids.size() - MOST_NAMED;
    return left <= 1
        ? String.join(" -> ", ids)
        : String.join(" -> ", ids.subList(0, MOST_NAMED - 1))
            + " -> ("
            + left
            + " more) -> "
            + ids.getLast();
  }

  private void put(Row row) {
    String id = row.findText("power_domain");
    String parentId = row.findText("parent");
    PowerDomain parent = parentId == null ? null : domains.find(parentId);
    int level = parentId == null ? 1 : levels.getOrDefault(parentId, 0) + 1;
    if (parentId != null && parent == null) {
      row.spoil();
    } else if (level > MOST_LEVELS) {
      row.reject("parent", "possible: the tree would have more than " + MOST_LEVELS + " levels");
    }
    if (row.isSound() && id != null) {
      levels.put(id, level);
      domains.put(
          id, new PowerDomain(indexes.getOrDefault(row, 0), id, parent, limitMilliwatts(row)));
    }
  }

  private static @Nullable Long limitMilliwatts(Row row) {
    Double kilowatts = row.findDecimal("limit_kw");
    return kilowatts == null ? null : Math.round(kilowatts * 1e6);
  }
}
