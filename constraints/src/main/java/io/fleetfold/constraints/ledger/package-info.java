/**
 * What a plan takes and earns, kept up to date while single shards come and go.
 *
 * <p>The doors are {@link io.fleetfold.constraints.ledger.FleetLedger} and, for Timefold, {@link
 * io.fleetfold.constraints.ledger.FleetScore}. Whoever changes plans shard by shard reads the
 * ledger instead of adding up for himself; the constraint streams and the audit, which judge it, do
 * not know it.
 */
@NullMarked
package io.fleetfold.constraints.ledger;

import org.jspecify.annotations.NullMarked;
