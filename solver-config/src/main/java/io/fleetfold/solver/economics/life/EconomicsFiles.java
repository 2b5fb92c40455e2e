package io.fleetfold.solver.economics.life;

import static io.fleetfold.domain.csv.Column.mayBeEmpty;
import static io.fleetfold.domain.csv.Column.required;

import io.fleetfold.domain.csv.ColumnType;
import io.fleetfold.domain.csv.FileSchema;
import io.fleetfold.domain.csv.InputTable;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.csv.NumberType.Decimal;
import io.fleetfold.domain.csv.NumberType.Whole;
import io.fleetfold.domain.csv.Row;
import io.fleetfold.domain.facts.Accelerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of {@code datasets/economics}, or a user's own in their place, with every problem
 * at once. Stateless.
 */
public final class EconomicsFiles {

  private static final String BUNDLED = "/io/fleetfold/economics/";
  private static final ColumnType TEXT = new ColumnType.Text();
  private static final ColumnType ID = new ColumnType.Identifier(true);
  private static final ColumnType USD = new Decimal("USD", 0, 1e9);
  private static final ColumnType SHARE = new Decimal("", 0, 0.99);
  private static final ColumnType GAIN = new Decimal("", 0.01, 100);

  /** What new parts cost. */
  static final FileSchema CANDIDATES =
      new FileSchema(
          "candidates.csv",
          "candidate",
          FileSchema.Need.ROWS,
          "Parts that may take an old one's place.",
          List.of(
              required("accelerator", ID, "Type, in the catalogue of the dataset."),
              mayBeEmpty("purchase_usd", USD, "rented", "What one costs to buy."),
              mayBeEmpty("rental_usd_per_hour", USD, "bought", "What one rents for."),
              required("accelerators_per_host", new Whole(1, 1000), "How many a host has."),
              required("source", TEXT, "Who says so.")));

  /** The years ahead. */
  static final FileSchema SCENARIOS =
      new FileSchema(
          "scenarios.csv",
          "scenario",
          FileSchema.Need.ROWS,
          "How prices, demand and hardware change.",
          List.of(
              required("scenario", ID, "Its name."),
              required("base_year", new Whole(2000, 2100), "The year of the dataset."),
              required("token_price_fall", SHARE, "Share a year."),
              required("demand_growth", new Decimal("", 0, 10), "Share a year."),
              required("generation_years", new Decimal("years", 0.5, 20), "Between generations."),
              required("bandwidth_per_watt_gain", GAIN, "Factor a generation."),
              required("compute_per_watt_gain", GAIN, "Factor a generation."),
              required("price_per_watt_gain", GAIN, "Factor a generation."),
              mayBeEmpty("support_years", new Decimal("years", 0, 100), "never", "Software ends."),
              required("upkeep_usd_per_accelerator_hour", USD, "Repair, space, support."),
              required("source", TEXT, "Who says so.")));

  private static final FileSchema RETIREMENTS =
      new FileSchema(
          "retirements.csv",
          "retirement",
          FileSchema.Need.ROWS,
          "When hardware was let go.",
          List.of(
              required("accelerator", TEXT, "Type."),
              required("who", TEXT, "Cloud or maker."),
              required("what", TEXT, "Product."),
              required("date", new ColumnType.Date(), "When."),
              required("years_since_launch", new Decimal("years", 0, 100), "Since launch."),
              required("source", TEXT, "Who says so.")));

  private EconomicsFiles() {}

  /**
   * Candidates and their prices.
   *
   * @param file a file of the user's; {@code null} for the bundled one
   * @param known the catalogue of the dataset
   */
  public static List<Candidate> candidates(
      @Nullable Path file, List<Accelerator> known, Finance finance) throws InvalidInputException {
    InputTable table = table(file, CANDIDATES);
    InputTable.throwIfInvalid(table);
    List<Candidate> candidates = new ArrayList<>();
    for (Row row : table.rows()) {
      Accelerator type =
          known.stream()
              .filter(each -> each.id().equals(row.text("accelerator")))
              .findFirst()
              .orElse(null);
      Double purchase = row.findDecimal("purchase_usd");
      Double rental = row.findDecimal("rental_usd_per_hour");
      if (type == null || !type.missingFigures().isEmpty()) {
        row.reject("accelerator", "a type of the catalogue whose figures are known");
      } else if (purchase == null && rental == null) {
        row.reject("purchase_usd", "there; it or rental_usd_per_hour must be");
      } else {
        double usdPerHour =
            purchase == null ? Objects.requireNonNull(rental) : finance.usdPerHour(purchase);
        candidates.add(
            new Candidate(
                type, usdPerHour, row.whole("accelerators_per_host"), row.text("source")));
      }
    }
    InputTable.throwIfInvalid(table);
    return candidates;
  }

  /**
   * Scenarios.
   *
   * @param file a file of the user's; {@code null} for the bundled one
   */
  public static List<Scenario> scenarios(@Nullable Path file) throws InvalidInputException {
    InputTable table = table(file, SCENARIOS);
    InputTable.throwIfInvalid(table);
    return table.rows().stream().map(EconomicsFiles::scenario).toList();
  }

  private static Scenario scenario(Row row) {
    return new Scenario(
        row.text("scenario"),
        row.whole("base_year"),
        new Scenario.Market(row.decimal("token_price_fall"), row.decimal("demand_growth")),
        new Scenario.Generations(
            row.decimal("generation_years"),
            row.decimal("bandwidth_per_watt_gain"),
            row.decimal("compute_per_watt_gain"),
            row.decimal("price_per_watt_gain")),
        row.findDecimal("support_years"),
        row.decimal("upkeep_usd_per_accelerator_hour"),
        row.text("source"));
  }

  /** When hardware was let go in fact. */
  public static List<Retirement> retirements() throws InvalidInputException {
    return table(null, RETIREMENTS).rows().stream()
        .map(row ->
            new Retirement(
                row.text("accelerator"),
                row.text("who"),
                row.text("what"),
                row.text("date"),
                row.decimal("years_since_launch"),
                row.text("source")))
        .toList();
  }

  private static InputTable table(@Nullable Path file, FileSchema schema) {
    if (file != null) {
      return InputTable.read(file, schema);
    }
    try (InputStream bytes = EconomicsFiles.class.getResourceAsStream(BUNDLED + schema.name())) {
      if (bytes == null) {
        throw new IllegalStateException("the program lacks its data file " + schema.name());
      }
      return InputTable.read(schema.name(), bytes.readAllBytes(), schema);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + schema.name(), e);
    }
  }
}
