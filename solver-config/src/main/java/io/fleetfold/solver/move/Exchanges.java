package io.fleetfold.solver.move;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.WorkloadShard;
import io.fleetfold.solver.search.Exchanger;
import io.fleetfold.solver.search.Exchanger.Refill;
import io.fleetfold.solver.work.Crew;
import io.fleetfold.solver.work.Piece;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Racks filled anew by integer programs, side by side with the solver's own thread: while it tries
 * moves of single shards, a few programs are solved for the plan as it was when they began, and
 * what each finds becomes one move. Which program is taken when depends on counts alone, so the
 * same seed gives the same moves. Not thread-safe.
 */
final class Exchanges {

  private final HostTable table;
  private final Crew crew;
  private final double seconds;
  private final Deque<Program> idle = new ArrayDeque<>();
  private final Deque<Program> running = new ArrayDeque<>();

  /**
   * Programs over a fleet.
   *
   * @param exchangers as many as may be under way at a time; none without an engine
   * @param seconds wall clock that each program may take; 0 for no limit
   */
  Exchanges(HostTable table, List<Exchanger> exchangers, Crew crew, double seconds) {
    this.table = table;
    this.crew = crew;
    this.seconds = seconds;
    exchangers.forEach(exchanger -> idle.add(new Program(exchanger)));
  }

  /** One program after the other, in the same books. */
  private final class Program {

    private final Exchanger exchanger;
    private long seen = -1;
    private Collection<Host> refilled = List.of();
    private Piece<Optional<Refill>> piece;

    Program(Exchanger exchanger) {
      this.exchanger = exchanger;
      this.piece = Crew.alone().start(Optional::empty);
    }

    void begin(long seed) {
      Set<Host> changed = new LinkedHashSet<>();
      refilled.forEach(host -> changed.addAll(exchanger.together(host)));
      table.changedSince(seen).forEach(host -> changed.addAll(exchanger.together(host)));
      seen = table.clock();
      List<Placement> placements = new ArrayList<>();
      for (Host host : changed) {
        for (WorkloadShard shard : table.on(host).all()) {
          placements.add(new Placement(shard.kind(), host));
        }
      }
      piece =
          crew.start(() -> {
            exchanger.follow(changed, placements);
            return Optional.ofNullable(exchanger.attempt(seed, seconds));
          });
    }

    /** Its books hold what it found, whether or not that becomes the plan. */
    Optional<Refill> await() {
      Optional<Refill> found = piece.await();
      refilled = found.map(Refill::hosts).orElse(List.of());
      return found;
    }
  }

  /** Begins programs for the plan as it stands, as many as may be under way. */
  void begin(RandomGenerator random) {
    while (!idle.isEmpty()) {
      Program program = idle.remove();
      program.begin(random.nextLong());
      running.add(program);
    }
  }

  /** Waits for the oldest program, and drafts what it found; else the draft stays empty. */
  void draft(Draft draft) {
    Program oldest = running.poll();
    if (oldest != null) {
      oldest.await().ifPresent(found -> draft(found, draft));
      idle.add(oldest);
    }
  }

  private void draft(Refill refill, Draft draft) {
    List<Placement> missing = new ArrayList<>(refill.placements());
    for (Host host : refill.hosts()) {
      for (WorkloadShard shard : table.on(host).all()) {
        if (!missing.remove(new Placement(shard.kind(), host))) {
          draft.stop(shard);
        }
      }
    }
    missing.forEach(placement -> draft.start(placement.kind(), placement.host()));
  }
}
