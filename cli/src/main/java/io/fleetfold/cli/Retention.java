package io.fleetfold.cli;

import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.cli.files.RunStore;
import io.fleetfold.cli.nightly.NightLog;
import io.fleetfold.cli.nightly.RunRecordFile;
import io.fleetfold.domain.csv.InvalidInputException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs stay: the newest, the one in force, and those that one of these was computed from. A
 * night that ended well is not spoilt by an old run that cannot be removed.
 */
final class Retention {

  private final RunStore store;
  private final NightLog log;

  Retention(RunStore store, NightLog log) {
    this.store = store;
    this.log = log;
  }

  /** Removes all but so many of the newest runs and those that are needed. */
  void keep(long newest) {
    try {
      List<String> numbers = store.numbers();
      Set<String> staying = staying(numbers, newest);
      List<String> going = numbers.stream().filter(run -> !staying.contains(run)).toList();
      for (String number : going) {
        store.remove(number);
      }
      if (!going.isEmpty()) {
        String runs = going.size() == 1 ? "1 old run was" : going.size() + " old runs were";
        log.say("removed", runs + " removed", Map.of("runs", going.size()));
      }
    } catch (ResultFolderException | InvalidInputException e) {
      log.error("retention", "Old runs stay. " + e.getMessage());
    }
  }

  private Set<String> staying(List<String> numbers, long newest)
      throws ResultFolderException, InvalidInputException {
    Set<String> first = new HashSet<>();
    numbers.stream().skip(Math.max(0, numbers.size() - newest)).forEach(first::add);
    Path current = store.current();
    if (current != null) {
      first.add(String.valueOf(current.getFileName()));
    }
    Set<String> staying = new HashSet<>(first);
    for (String number : first) {
      @Nullable String before = RunRecordFile.read(store.run(number)).basis().run();
      if (before != null) {
        staying.add(before);
      }
    }
    return staying;
  }
}
