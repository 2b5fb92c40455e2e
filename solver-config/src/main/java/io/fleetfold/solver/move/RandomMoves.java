package io.fleetfold.solver.move;

import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** An endless row of random moves on the plan as it stands when the row begins. */
final class RandomMoves implements Iterator<Reassign> {

  private static final int TRIES = 20;

  private final PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable;
  private final HostTable table;
  private final List<Host> hosts;
  private final List<List<ShardKind>> kindsByType;
  private final RandomGenerator random;
  private @Nullable Reassign last;
  private List<@Nullable Host> lastFrom = List.of();

  RandomMoves(
      PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable,
      HostTable table,
      List<Host> hosts,
      List<List<ShardKind>> kindsByType,
      RandomGenerator random) {
    this.variable = variable;
    this.table = table;
    this.hosts = hosts;
    this.kindsByType = kindsByType;
    this.random = random;
  }

  @Override
  public boolean hasNext() {
    return !hosts.isEmpty();
  }

  @Override
  public Reassign next() {
    Draft draft = new Draft();
    for (int attempt = 0; attempt < TRIES && draft.isEmpty(); attempt++) {
      int kind = random.nextInt(4);
      if (kind == 0) {
        fill(draft);
      } else if (kind == 1) {
        replace(draft);
      } else if (kind == 2) {
        replace(draft);
        replace(draft);
      } else {
        exchange(draft);
      }
    }
    last = draft.move();
    lastFrom = draft.from;
    return last;
  }

  /** Enters the last move into the table if the solver made it its step. */
  void settle() {
    if (last != null && !last.shards().isEmpty() && last.isDone()) {
      for (int i = 0; i < last.shards().size(); i++) {
        table.moved(last.shards().get(i), lastFrom.get(i), last.hosts().get(i));
      }
    }
    last = null;
  }

  private Host anyHost() {
    return hosts.get(random.nextInt(hosts.size()));
  }

  private void fill(Draft draft) {
    Host host = anyHost();
    spare(host, table.freeMillis(host)).ifPresent(spare -> draft.add(spare, host));
  }

  private void replace(Draft draft) {
    Host host = anyHost();
    List<WorkloadShard> here = table.on(host);
    if (here.isEmpty()) {
      return;
    }
    WorkloadShard out = here.get(random.nextInt(here.size()));
    Optional<WorkloadShard> in = spare(host, table.freeMillis(host) + out.acceleratorMillis());
    if (in.isPresent() && !in.get().kind().equals(out.kind())) {
      draft.add(out, null);
      draft.add(in.get(), host);
    }
  }

  /** A spare shard that can run on the host in so much room. */
  private Optional<WorkloadShard> spare(Host host, long roomMillis) {
    FleetProblem problem = table.problem();
    List<ShardKind> kinds = kindsByType.get(problem.typeIndex(host.accelerator()));
    for (int attempt = 0; attempt < TRIES && !kinds.isEmpty(); attempt++) {
      ShardKind kind = kinds.get(random.nextInt(kinds.size()));
      if (kind.acceleratorMillis() <= roomMillis && kind.workload().allows(host.site())) {
        return Optional.ofNullable(table.spare(kind));
      }
    }
    return Optional.empty();
  }

  private void exchange(Draft draft) {
    Host one = anyHost();
    Host two = anyHost();
    List<WorkloadShard> onOne = table.on(one);
    List<WorkloadShard> onTwo = table.on(two);
    if (one.equals(two) || onOne.isEmpty() || onTwo.isEmpty()) {
      return;
    }
    WorkloadShard first = onOne.get(random.nextInt(onOne.size()));
    WorkloadShard second = onTwo.get(random.nextInt(onTwo.size()));
    long more = second.acceleratorMillis() - first.acceleratorMillis();
    boolean fits = more <= table.freeMillis(one) && -more <= table.freeMillis(two);
    if (fits && !first.kind().equals(second.kind()) && runs(first, two) && runs(second, one)) {
      draft.add(first, two);
      draft.add(second, one);
    }
  }

  private static boolean runs(WorkloadShard shard, Host host) {
    return shard.workload().allows(host.site())
        && shard.problem().findProfile(shard.kind(), host.accelerator()) != null;
  }

  /** A move in the making. */
  private final class Draft {

    private final List<WorkloadShard> shards = new ArrayList<>();
    private final List<@Nullable Host> targets = new ArrayList<>();
    private final List<@Nullable Host> from = new ArrayList<>();

    boolean isEmpty() {
      return shards.isEmpty();
    }

    void add(WorkloadShard shard, @Nullable Host host) {
      if (!shards.contains(shard)) {
        shards.add(shard);
        targets.add(host);
        from.add(shard.getHost());
      }
    }

    Reassign move() {
      return new Reassign(variable, shards, targets);
    }
  }
}
