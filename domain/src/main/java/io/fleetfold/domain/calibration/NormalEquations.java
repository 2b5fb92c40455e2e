package io.fleetfold.domain.calibration;

/**
 * A symmetric positive definite system of equations, built row by row and solved by Cholesky's
 * method.
 */
final class NormalEquations {

  private final int size;
  private final double[][] matrix;
  private final double[] right;

  NormalEquations(int size) {
    this.size = size;
    this.matrix = new double[size][size];
    this.right = new double[size];
  }

  /** Adds a weighted row that has values at some places only. */
  void addRow(int[] places, double[] values, double weight, double residual) {
    for (int i = 0; i < places.length; i++) {
      double[] line = matrix[places[i]];
      double scaled = weight * values[i];
      right[places[i]] += scaled * residual;
      for (int j = 0; j < places.length; j++) {
        line[places[j]] += scaled * values[j];
      }
    }
  }

  void addPrior(int place, double weight, double residual) {
    matrix[place][place] += weight;
    right[place] += weight * residual;
  }

  /** The step that reduces the residuals, damped: {@code (A + damping * diag A) x = -b}. */
  double[] step(double damping) {
    double[][] lower = cholesky(damping);
    double[] solution = new double[size];
    for (int i = 0; i < size; i++) {
      double sum = -right[i];
      for (int k = 0; k < i; k++) {
        sum -= lower[i][k] * solution[k];
      }
      solution[i] = sum / lower[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      double sum = solution[i];
      for (int k = i + 1; k < size; k++) {
        sum -= lower[k][i] * solution[k];
      }
      solution[i] = sum / lower[i][i];
    }
    return solution;
  }

  private double[][] cholesky(double damping) {
    double[][] lower = new double[size][];
    for (int i = 0; i < size; i++) {
      lower[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j] * (i == j ? 1 + damping : 1);
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    return lower;
  }
}
