package io.fleetfold.cli.verify;

import io.fleetfold.cli.json.JsonFields;
import io.fleetfold.cli.json.JsonFile;
import io.fleetfold.cli.json.JsonValue;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.plan.Migration;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a {@code summary.json} states, and the options that its plan was made with. */
public final class StatedSummary {

  static final String FILE = "summary.json";

  private static final double MOST = 1e9;

  private final JsonValue.Fields root;
  private final Options options;

  private StatedSummary(JsonValue.Fields root, Options options) {
    this.root = root;
    this.options = options;
  }

  /**
   * What a plan is computed with; {@code null} for what is not stated.
   *
   * @param hadPreviousPlan whether it was made against a plan in force
   * @param wasCalibrated whether its rates come from a user's own calibration
   */
  public record Options(
      @Nullable Double sloMargin,
      @Nullable Double changeCost,
      @Nullable Double horizonHours,
      @Nullable Double warmUpSeconds,
      boolean hadPreviousPlan,
      boolean wasCalibrated) {

    private static Options of(JsonFields options) {
      String amount = "a number from 0 to 1000000000";
      return new Options(
          options.findNumber(
              "slo_margin", share -> share >= 0 && share < 1, "a share from 0 to below 1"),
          options.findNumber("change_cost_usd_per_accelerator_hour", Options::isAmount, amount),
          options.findNumber(
              "horizon_hours",
              hours -> hours > 0 && hours <= MOST,
              "a number of hours above 0, at most 1000000000"),
          options.findNumber("warm_up_seconds", Options::isAmount, amount),
          options.isTrue("previous_plan"),
          options.isTrue("calibration"));
    }

    private static boolean isAmount(double amount) {
      return amount >= 0 && amount <= MOST;
    }

    /** What changes cost, as far as it is stated. */
    public Migration migration(Migration others) {
      return new Migration(
          changeCost == null ? others.usdPerAcceleratorHour() : changeCost,
          horizonHours == null ? others.horizonHours() : horizonHours,
          warmUpSeconds == null ? others.warmUpSeconds() : warmUpSeconds,
          others.loadGbitPerSecond());
    }
  }

  /**
   * Reads it.
   *
   * @throws InvalidInputException when it is no JSON object, or an option is out of its range
   */
  public static StatedSummary read(Path file) throws InvalidInputException {
    JsonValue.Fields root = JsonFile.read(file);
    JsonFields fields = JsonFields.of(file.toString(), root);
    Options options = Options.of(fields.object("options"));
    fields.throwIfInvalid();
    return new StatedSummary(root, options);
  }

  /** The options that its plan was made with. */
  public Options options() {
    return options;
  }

  /** All of it. */
  JsonValue.Fields root() {
    return root;
  }

  /** What a field at the top states; {@code null} when there is none of that name. */
  @Nullable JsonValue find(String name) {
    return root.fields().get(name);
  }

  /** A number at the top; {@code null} when there is none. */
  @Nullable Double number(String name) {
    return find(name) instanceof JsonValue.Figure figure ? Double.valueOf(figure.digits()) : null;
  }

  /** A text at the top; {@code null} when there is none. */
  @Nullable String text(String name) {
    return find(name) instanceof JsonValue.Text text ? text.text() : null;
  }

  /** Where a field at the top stands: {@code summary.json:3:11}. */
  String place(String name) {
    JsonValue value = find(name);
    return place(value == null ? root : value);
  }

  static String place(JsonValue value) {
    return FILE + ":" + value.place();
  }
}
