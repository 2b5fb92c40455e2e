package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import java.util.List;

/** The accelerators and models that every dataset starts from. */
public final class BundledCatalogue {

  private static final Catalogue CATALOGUE =
      Catalogue.of(Table.empty(Schema.ACCELERATORS, true), Table.empty(Schema.MODELS, true));

  private BundledCatalogue() {}

  /** Every accelerator, those without all figures too, in file order. */
  public static List<Accelerator> accelerators() {
    return CATALOGUE.accelerators().values();
  }

  /** Every model, in file order. */
  public static List<Model> models() {
    return CATALOGUE.models().values();
  }
}
