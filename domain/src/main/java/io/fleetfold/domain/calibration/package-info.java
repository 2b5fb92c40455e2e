/**
 * Fits the constants of the performance model to measured points, and says how wrong it then is.
 *
 * <p>The doors are {@link io.fleetfold.domain.calibration.Calibration}, which fits, {@link
 * io.fleetfold.domain.calibration.Predictor}, which answers for one row, and {@link
 * io.fleetfold.domain.calibration.Validation}. This room uses the formula next door, {@link
 * io.fleetfold.domain.performance.StepTimes}; that one knows nothing of points or fits.
 */
@NullMarked
package io.fleetfold.domain.calibration;

import org.jspecify.annotations.NullMarked;
