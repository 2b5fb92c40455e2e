package io.fleetfold.solver.economics.whatif;

import java.math.BigDecimal;

/**
 * A solved point of a sweep.
 *
 * @param best whether no point with a smaller value earns as much: the points of the Pareto front
 *     of little limit and much margin
 */
public record SweepPoint(BigDecimal value, FleetFigures figures, boolean best) {}
