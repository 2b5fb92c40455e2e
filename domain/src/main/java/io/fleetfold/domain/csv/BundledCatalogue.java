package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import java.util.List;
import java.util.function.Function;

/** The accelerators and models that every dataset starts from. */
public final class BundledCatalogue {

  private static final Catalogue CATALOGUE =
      Catalogue.of(Table.empty(Schema.ACCELERATORS, true), Table.empty(Schema.MODELS, true));

  private BundledCatalogue() {}

  /** Every accelerator, those without all figures too, in file order. */
  public static List<Accelerator> accelerators() {
    return CATALOGUE.accelerators().values();
  }

  /**
   * The accelerator of an id.
   *
   * @throws IllegalArgumentException when there is none; the message suggests the nearest
   */
  public static Accelerator accelerator(String id) {
    return find("accelerator", id, accelerators(), Accelerator::id);
  }

  /**
   * The model of an id.
   *
   * @throws IllegalArgumentException when there is none; the message suggests the nearest
   */
  public static Model model(String id) {
    return find("model", id, models(), Model::id);
  }

  private static <T> T find(String kind, String id, List<T> facts, Function<T, String> idOf) {
    for (T fact : facts) {
      if (idOf.apply(fact).equals(id)) {
        return fact;
      }
    }
    NameHints.Hint hint = new NameHints(kind).of(id, facts.stream().map(idOf).toList());
    String maybe = hint.suggestion() == null ? "" : " Maybe \"" + hint.suggestion() + "\".";
    throw new IllegalArgumentException(
        "\"" + Shown.of(id) + "\" is not a known " + kind + hint.note() + "." + maybe);
  }

  /** Every model, in file order. */
  public static List<Model> models() {
    return CATALOGUE.models().values();
  }
}
