package io.fleetfold.domain.calibration;

import io.fleetfold.domain.performance.Constants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much faster H100 is than A100 in one phase, measured and modelled, on the same points of the
 * Splitwise stack with eight accelerators: geometric means over the points.
 *
 * @param model id, or {@code both}
 * @param phase prefill or decode
 */
public record GenerationRatio(
    String model, String phase, int points, double measured, double modelled) {

  private static final String OLD = "a100-80";
  private static final String NEW = "h100";
  private static final String STACK = "splitwise";
  private static final double ACCELERATORS = 8;

  /** Logarithms of measured and modelled milliseconds, summed. */
  private static final class Sums {
    private double measured;
    private double modelled;
    private int points;

    void add(FitPoint point, Constants constants) {
      measured += Math.log(point.measured());
      modelled += Math.log(point.point().value(constants));
      points++;
    }
  }

  static List<GenerationRatio> of(Calibration calibration) {
    Map<String, Sums> sums = new TreeMap<>();
    for (FitPoint point : calibration.points(STACK)) {
      if (point.point().work().load().layers().accelerators() == ACCELERATORS) {
        String type = point.point().accelerator();
        String phase = point.point().kind() == Point.Kind.PREFILL ? "prefill" : "decode";
        String model = Aliases.bundled().model(point.row().text("model"));
        sums.computeIfAbsent(phase + "\t" + model + "\t" + type, key -> new Sums())
            .add(point, calibration.constants().of(type, STACK));
      }
    }
    return ratios(sums);
  }

  private static List<GenerationRatio> ratios(Map<String, Sums> sums) {
    List<GenerationRatio> ratios = new ArrayList<>();
    for (String phase : List.of("prefill", "decode")) {
      List<GenerationRatio> own = new ArrayList<>();
      sums.forEach((key, old) -> {
        String[] names = key.split("\t", 3);
        Sums young = sums.get(names[0] + "\t" + names[1] + "\t" + NEW);
        if (names[0].equals(phase) && names[2].equals(OLD) && young != null) {
          own.add(ratio(names[1], phase, old, young));
        }
      });
      ratios.addAll(own);
      if (own.size() > 1) {
        ratios.add(both(phase, own));
      }
    }
    return ratios;
  }

  private static GenerationRatio ratio(String model, String phase, Sums old, Sums young) {
    return new GenerationRatio(
        model,
        phase,
        old.points,
        Math.exp(old.measured / old.points - young.measured / young.points),
        Math.exp(old.modelled / old.points - young.modelled / young.points));
  }

  private static GenerationRatio both(String phase, List<GenerationRatio> own) {
    double measured = 0;
    double modelled = 0;
    int points = 0;
    for (GenerationRatio each : own) {
      measured += each.points * Math.log(each.measured);
      modelled += each.points * Math.log(each.modelled);
      points += each.points;
    }
    return new GenerationRatio(
        "both", phase, points, Math.exp(measured / points), Math.exp(modelled / points));
  }
}
