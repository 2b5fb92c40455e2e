package io.fleetfold.domain.calibration;

import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what other tools call an accelerator or a model in the bundled catalogue. */
public final class CatalogueNames {

  /** What publishers add to the name of an architecture. */
  private static final Pattern ADDED =
      Pattern.compile("^meta-|-(instruct|base|chat|hf|it|fp8|fp4|nvfp4|bf16|block|dynamic)\\b");

  private static final Aliases ALIASES = Aliases.bundled();

  private CatalogueNames() {}

  /** The accelerator of this id or alias. */
  public static Optional<Accelerator> accelerator(String name) {
    String id = ALIASES.accelerator(name);
    return BundledCatalogue.accelerators().stream().filter(type -> type.id().equals(id)).findAny();
  }

  /** The model of this id, alias or repository, such as {@code Qwen/Qwen3-32B-FP8}. */
  public static Optional<Model> model(String name) {
    String repository = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    String plain = ADDED.matcher(repository).replaceAll("");
    String alias = ALIASES.model(name);
    return BundledCatalogue.models().stream()
        .filter(model -> model.id().equals(alias) || model.id().equals(plain))
        .findFirst();
  }
}
