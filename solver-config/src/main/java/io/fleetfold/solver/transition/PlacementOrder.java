package io.fleetfold.solver.transition;

import io.fleetfold.domain.plan.Placement;
import java.util.Comparator;

/** By kind, then by host: the same on every machine. */
final class PlacementOrder {

  static final Comparator<Placement> INSTANCE =
      Comparator.<Placement>comparingInt(placement -> placement.kind().index())
          .thenComparingInt(placement -> placement.host().index());

  private PlacementOrder() {}
}
