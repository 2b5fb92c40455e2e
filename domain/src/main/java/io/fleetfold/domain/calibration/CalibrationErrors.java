package io.fleetfold.domain.calibration;

/**
 * How wrong the model is about the measured points of one accelerator and serving stack, as shares
 * of the measured value.
 *
 * @param kind prefill, decode, mixed (an engine that also reads prompts) or throughput
 * @param medianBefore median error with the starting constants
 * @param medianAfter median error with the fitted constants, on the points that they were fitted to
 * @param medianUnseen median error on points whose accelerator and model the fit had not seen
 *     together
 * @param p90Unseen the error that nine of ten such points stay below
 */
public record CalibrationErrors(
    String accelerator,
    String stack,
    String kind,
    int points,
    double medianBefore,
    double medianAfter,
    double medianUnseen,
    double p90Unseen) {}
