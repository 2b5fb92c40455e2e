package io.fleetfold.domain.calibration;

import io.fleetfold.domain.performance.Constant;
import io.fleetfold.domain.performance.Constants;
import io.fleetfold.domain.performance.ConstantsTable.PairKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits constants to measured points.
 *
 * <p>The logarithm of every constant is a common value plus effects of the stack, the accelerator
 * and the pair. What is minimised is a robust loss of the logarithmic error, {@code 2 d (sqrt(1 +
 * (r/d)^2) - 1)}, which grows like the square of small errors and like the size of large ones, so
 * that odd rows do not pull; plus the square of every effect over its allowed spread, which keeps
 * what the points do not say at its prior (a ridge). The method is Levenberg and Marquardt's on the
 * normal equations. There is no chance in it: same points, same constants.
 */
final class EffectFit {

  /** Errors beyond about this size count as outliers. */
  private static final double ROBUST_WIDTH = 0.08;

  private static final int ITERATIONS = 25;
  private static final int DAMPINGS = 8;
  private static final double ENOUGH = 2e-4;
  private static final double LONGEST_STEP = 0.7;
  private static final double NUDGE = 1e-4;

  private final List<FitPoint> points;
  private final List<Constant> constants;
  private final Priors priors;
  private final EffectBlocks blocks;
  private final int[][] blocksOfPoint;
  private final double[] weights;
  private final double[] precisions;
  private double[] state;

  EffectFit(List<FitPoint> points, Constant.Family family, Priors priors, EffectSizes sizes) {
    this.points = points;
    this.constants = family.constants();
    this.priors = priors;
    this.blocks = new EffectBlocks(points);
    this.blocksOfPoint = new int[points.size()][];
    this.weights = weights(points, sizes);
    this.state = new double[blocks.count() * constants.size()];
    this.precisions = precisions(sizes);
    for (int i = 0; i < blocksOfPoint.length; i++) {
      Point point = points.get(i).point();
      blocksOfPoint[i] = blocks.of(point.accelerator(), point.stack());
    }
    minimise();
  }

  private static double[] weights(List<FitPoint> points, EffectSizes sizes) {
    Map<PairKey, Integer> counts = new HashMap<>();
    for (FitPoint point : points) {
      counts.merge(
          new PairKey(point.point().accelerator(), point.point().stack()), 1, Integer::sum);
    }
    return points.stream()
        .map(point -> new PairKey(point.point().accelerator(), point.point().stack()))
        .mapToDouble(key -> Math.min(1, sizes.pointsOfPair() / counts.getOrDefault(key, 1)))
        .toArray();
  }

  private double[] precisions(EffectSizes sizes) {
    double[] result = new double[state.length];
    blocks
        .all()
        .forEach((key, block) -> {
          for (int i = 0; i < constants.size(); i++) {
            double spread = priors.spread(constants.get(i)) * EffectBlocks.size(key, sizes);
            result[block * constants.size() + i] = 1 / (spread * spread);
          }
        });
    return result;
  }

  /** Constants of a pair; effects that have no points are left out. */
  void applyTo(double[] values, String accelerator, String stack) {
    double[] logs = logs(blocks.of(accelerator, stack), state);
    for (int i = 0; i < constants.size(); i++) {
      values[constants.get(i).ordinal()] = Math.exp(logs[i]);
    }
  }

  private void minimise() {
    double damping = 1e-2;
    double loss = loss(state);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      NormalEquations equations = linearise();
      double before = loss;
      for (int attempt = 0; attempt < DAMPINGS && loss == before; attempt++) {
        double[] next = moved(equations.step(damping));
        double nextLoss = loss(next);
        if (nextLoss < loss) {
          state = next;
          loss = nextLoss;
          damping = Math.max(damping / 3, 1e-6);
        } else {
          damping *= 4;
        }
      }
      if (before - loss < ENOUGH * loss) {
        return;
      }
    }
  }

  private double[] moved(double[] step) {
    double[] next = state.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] += Math.clamp(step[i], -LONGEST_STEP, LONGEST_STEP);
    }
    return next;
  }

  private double loss(double[] at) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum += precisions[i] * at[i] * at[i];
    }
    for (int i = 0; i < points.size(); i++) {
      double scaled = residual(i, logs(blocksOfPoint[i], at)) / ROBUST_WIDTH;
      sum += weights[i] * 2 * ROBUST_WIDTH * (Math.sqrt(1 + scaled * scaled) - 1);
    }
    return sum;
  }

  private NormalEquations linearise() {
    var equations = new NormalEquations(state.length);
    for (int i = 0; i < points.size(); i++) {
      double[] logs = logs(blocksOfPoint[i], state);
      double residual = residual(i, logs);
      double scaled = residual / ROBUST_WIDTH;
      double weight = weights[i] / ROBUST_WIDTH / Math.sqrt(1 + scaled * scaled);
      equations.addRow(
          places(i),
          repeated(slopes(i, logs, residual), blocksOfPoint[i].length),
          weight,
          residual);
    }
    for (int i = 0; i < state.length; i++) {
      equations.addPrior(i, precisions[i], state[i]);
    }
    return equations;
  }

  private int[] places(int point) {
    int size = constants.size();
    int[] places = new int[blocksOfPoint[point].length * size];
    for (int i = 0; i < places.length; i++) {
      places[i] = blocksOfPoint[point][i / size] * size + i % size;
    }
    return places;
  }

  private double[] slopes(int point, double[] logs, double residual) {
    double[] slopes = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      double[] nudged = logs.clone();
      nudged[i] += NUDGE;
      slopes[i] = (residual(point, nudged) - residual) / NUDGE;
    }
    return slopes;
  }

  private static double[] repeated(double[] values, int times) {
    double[] result = new double[values.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(values, 0, result, i * values.length, values.length);
    }
    return result;
  }

  private double[] logs(int[] ofBlocks, double[] at) {
    double[] logs = new double[constants.size()];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.log(priors.value(constants.get(i)));
      for (int block : ofBlocks) {
        logs[i] += at[block * logs.length + i];
      }
    }
    return logs;
  }

  private double residual(int point, double[] logs) {
    double[] values = priors.constants().toArray();
    for (int i = 0; i < logs.length; i++) {
      values[constants.get(i).ordinal()] = Math.exp(logs[i]);
    }
    return points.get(point).residual(new Constants(values));
  }
}
