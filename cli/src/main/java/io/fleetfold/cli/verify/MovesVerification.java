package io.fleetfold.cli.verify;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.Move;
import io.fleetfold.cli.report.MovesCsv;
import io.fleetfold.domain.facts.PreviousPlacement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the moves, made one after another, lead from the plan in force to a plan. */
final class MovesVerification {

  private static final String FILE = "moves.csv";

  private final Map<String, List<String>> kinds = new HashMap<>();

  /** Host by shard, as far as the moves are made. */
  private final Map<String, String> running = new HashMap<>();

  private final List<Finding> findings = new ArrayList<>();

  private MovesVerification(List<PreviousPlacement> inForce, List<PreviousPlacement> plan) {
    for (PreviousPlacement row : inForce) {
      running.put(row.shard(), row.host());
      kinds.put(row.shard(), kind(row));
    }
    for (PreviousPlacement row : plan) {
      kinds.put(row.shard(), kind(row));
    }
  }

  /** Moves that cannot be made, and shards that are elsewhere in the end. */
  static List<Finding> of(
      List<PreviousPlacement> inForce,
      List<PreviousPlacement> plan,
      List<MovesCsv.Stated> moves,
      Coverage coverage) {
    coverage.compare(FILE, "what runs where in the end");
    coverage.leaveOut(FILE, "gain_usd_per_hour, reason", "how the moves were found");
    var verification = new MovesVerification(inForce, plan);
    for (int i = 0; i < moves.size(); i++) {
      verification.make(moves.get(i), i + 1);
    }
    plan.forEach(verification::compare);
    verification.running.keySet().stream().sorted().forEach(verification::mustStop);
    return verification.findings;
  }

  private static List<String> kind(PreviousPlacement row) {
    String accelerators = Figures.exact(row.acceleratorMillis(), 3).toPlainString();
    return List.of(row.workload(), row.phase().text(), accelerators);
  }

  private void make(MovesCsv.Stated move, int step) {
    boolean starts = move.action() == Move.Action.START;
    boolean stops = move.action() == Move.Action.STOP;
    String host = running.getOrDefault(move.shard(), "");
    if (move.step() != step) {
      add(move, "step " + move.step() + " stated, and it is step " + step);
    }
    if (!move.kind().equals(kinds.get(move.shard()))) {
      add(move, "no plan has a shard of this name, workload, phase and size");
    }
    if (!move.fromHost().equals(host) || starts != host.isEmpty()) {
      add(move, "from_host " + shown(move.fromHost()) + " stated, and it runs on " + shown(host));
    }
    if (stops != move.toHost().isEmpty()) {
      add(move, "to_host " + shown(move.toHost()) + " stated for a " + move.action().text());
    }
    if (stops) {
      running.remove(move.shard());
    } else {
      running.put(move.shard(), move.toHost());
    }
  }

  private void compare(PreviousPlacement row) {
    String host = running.remove(row.shard());
    if (!row.host().equals(host)) {
      String sentence = "after all moves it runs on " + shown(host) + ", in plan.csv on ";
      findings.add(new Finding("moves", row.shard(), "", "", sentence + row.host()));
    }
  }

  private void mustStop(String shard) {
    String sentence = "no move stops it, and it is not in plan.csv";
    findings.add(new Finding("moves", shard, "", "", sentence));
  }

  private static String shown(@Nullable String host) {
    return host == null || host.isEmpty() ? "no host" : host;
  }

  private void add(MovesCsv.Stated move, String sentence) {
    String place = FILE + ":" + move.line() + ": ";
    findings.add(new Finding("moves", move.shard(), "", "", place + sentence));
  }
}
