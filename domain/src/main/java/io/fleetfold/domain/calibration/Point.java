package io.fleetfold.domain.calibration;

import io.fleetfold.domain.performance.Constants;
import io.fleetfold.domain.performance.DecodeLoad;
import io.fleetfold.domain.performance.Load;
import io.fleetfold.domain.performance.PrefillLoad;
import java.util.List;

/**
 * A measured point, or one to predict.
 *
 * @param architecture the model by its figures, so that two names of one architecture are one
 * @param work the work of one pass, or of one step of an engine that also reads prompts
 * @param notes what had to be assumed
 */
record Point(
    Metric metric,
    String accelerator,
    String stack,
    String architecture,
    Work work,
    List<String> notes) {

  /** Copies the notes, so that a point never changes. */
  Point {
    notes = List.copyOf(notes);
  }

  /**
   * A load and how its seconds become the metric.
   *
   * @param millisPerSecond 1000, divided by the layers for a metric of one layer
   * @param tokensPerAccelerator tokens that one accelerator's share of a step brings
   */
  record Work(Load load, double millisPerSecond, double tokensPerAccelerator) {}

  /** Which residuals its own resembles. */
  enum Kind {
    PREFILL,
    DECODE,
    MIXED,
    THROUGHPUT
  }

  Kind kind() {
    if (metric.isRate()) {
      return Kind.THROUGHPUT;
    }
    return switch (work.load()) {
      case PrefillLoad prefill -> Kind.PREFILL;
      case DecodeLoad decode -> decode.prompts().count() > 0 ? Kind.MIXED : Kind.DECODE;
    };
  }

  /** The metric in its unit. */
  double value(Constants constants) {
    double seconds = work.load().seconds(constants);
    return metric.isRate()
        ? work.tokensPerAccelerator() / seconds
        : seconds * work.millisPerSecond();
  }
}
