package io.fleetfold.domain.csv;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an unknown name was probably meant for: by its words where tools name accelerators and
 * models in their own ways ({@code NVIDIA-H100-80GB-HBM3}), or else the nearest in spelling.
 */
final class NameHints {

  private static final int MOST_NAMED = 8;

  /** Names looked into; a file of many unknown names must not take minutes. */
  private static final int MOST_ASKED = 1000;

  /**
   * What to say about a name.
   *
   * @param note follows what is allowed; empty when there is nothing to say
   * @param suggestion the one name that was probably meant
   */
  record Hint(String note, @Nullable String suggestion) {}

  private final String kind;
  private final Nearest nearest = new Nearest();
  private final Map<String, Hint> hints = new HashMap<>();

  NameHints(String kind) {
    this.kind = kind;
  }

  /** What to say about a name that is none of these ids. */
  Hint of(String name, Collection<String> ids) {
    Hint known = hints.get(name);
    if (known == null) {
      known = hints.size() < MOST_ASKED ? look(name, ids) : new Hint("", null);
      hints.put(name, known);
    }
    return known;
  }

  private Hint look(String name, Collection<String> ids) {
    List<String> meant = name.length() > TableReader.LONGEST_CELL ? List.of() : byWords(name, ids);
    boolean slice = kind.equals("accelerator") && NameWords.isSlice(name);
    String note = slice ? "; it is a MIG slice, and a host lists whole accelerators" : "";
    return switch (meant.size()) {
      case 0 -> new Hint(note, nearest.find(name, ids));
      case 1 -> new Hint(note, meant.getFirst());
      default -> new Hint(note + "; it may be one of " + Named.first(meant, MOST_NAMED), null);
    };
  }

  /** The ids that share most words with a name, of which one has all words of the other. */
  private List<String> byWords(String name, Collection<String> ids) {
    Function<String, Set<String>> words =
        switch (kind) {
          case "accelerator" -> NameWords::ofAccelerator;
          case "model" -> NameWords::ofModel;
          default -> any -> Set.of();
        };
    Set<String> wanted = words.apply(name);
    Map<String, Integer> ranks = new LinkedHashMap<>();
    ids.forEach(id -> ranks.merge(id, rank(wanted, words.apply(id)), Math::max));
    OtherNames.ofKind(kind)
        .forEach((alias, id) ->
            ranks.computeIfPresent(
                id, (key, rank) -> Math.max(rank, rank(wanted, words.apply(alias)))));
    int best = ranks.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<String> meant = new ArrayList<>();
    ranks.forEach((id, rank) -> {
      if (best > 0 && rank == best) {
        meant.add(id);
      }
    });
    return meant;
  }

  /** Twice the words in common, one more for equal names; 0 when neither has all of the other. */
  private static int rank(Set<String> wanted, Set<String> known) {
    boolean within = known.containsAll(wanted) || wanted.containsAll(known);
    if (!within || wanted.isEmpty() || known.isEmpty()) {
      return 0;
    }
    int common = Math.min(wanted.size(), known.size());
    return 2 * common + (wanted.size() == known.size() ? 1 : 0);
  }
}
