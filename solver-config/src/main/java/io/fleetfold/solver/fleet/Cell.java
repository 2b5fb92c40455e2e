package io.fleetfold.solver.fleet;

import io.fleetfold.domain.facts.Host;
import java.util.List;

/**
 * Hosts that the search fills together: a rack, or a single host where a power domain feeds many.
 *
 * @param index position in {@link CellMap#cells()}
 * @param classIndex position of its class in {@link CellMap#classes()}
 */
public record Cell(int index, int classIndex, List<Host> hosts) {}
