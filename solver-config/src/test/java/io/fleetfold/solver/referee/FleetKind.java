package io.fleetfold.solver.referee;

import java.util.EnumSet;
import java.util.Set;

/** What random fleets of one kind have that plain ones lack. */
enum FleetKind {
  PLAIN,
  CONTRACTS(Trait.CONTRACTS),
  SLICES(Trait.SLICES),
  SHARED_IDLING(Trait.SLICES, Trait.IDLE, Trait.TIGHT_POWER),
  IDLING(Trait.IDLE, Trait.TIGHT_POWER),
  NETWORK(Trait.NETWORK),
  RENTAL(Trait.RENTAL, Trait.SLICES),
  RESTRICTED(Trait.RESTRICTIONS, Trait.GROUPS, Trait.IDLE),
  NIGHT(Trait.PREVIOUS, Trait.STATUS, Trait.IDLE),
  EVERYTHING(EnumSet.allOf(Trait.class));

  /** One thing that a fleet may have. */
  enum Trait {
    /** Promises, some of them out of reach, and prices far apart. */
    CONTRACTS,
    /** Shards that share an accelerator. */
    SLICES,
    /** Unused accelerators draw. */
    IDLE,
    /** Limits between the idle draw and what an engine or two more need. */
    TIGHT_POWER,
    /** Networks that KV transfers may fill. */
    NETWORK,
    RENTAL,
    /** Workloads with sites and ways of serving of their own. */
    RESTRICTIONS,
    /** Types that exchange no KV cache with others. */
    GROUPS,
    /** A plan in force, changes that cost, pinned shards. */
    PREVIOUS,
    /** Hosts that drain or are off. */
    STATUS
  }

  /** Never changed; Java has no immutable set of enums. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Trait> traits;

  FleetKind(Trait... traits) {
    this(EnumSet.noneOf(Trait.class), traits);
  }

  FleetKind(Set<Trait> traits, Trait... more) {
    this.traits = traits;
    this.traits.addAll(Set.of(more));
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
