package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a dataset folder into facts, or reports everything that is wrong with it at once.
 * Stateless.
 */
public final class DatasetReader {

  private final InputFolder folder;
  private final Map<FileSchema, Table> tables = new HashMap<>();

  private DatasetReader(InputFolder folder) {
    this.folder = folder;
  }

  /** Reads the files of {@link Schema#files()} from a folder. */
  public static Dataset read(Path folder) throws InvalidInputException {
    return read(folder, null);
  }

  /**
   * Reads a folder, and the plan in force from another place.
   *
   * @param previousPlan a plan.csv to use instead of the folder's {@code previous_plan.csv}; {@code
   *     null} for the folder's
   */
  public static Dataset read(Path folder, @Nullable Path previousPlan)
      throws InvalidInputException {
    return new DatasetReader(new InputFolder(folder, previousPlan)).read();
  }

  private Dataset read() throws InvalidInputException {
    if (folder.isFolder()) {
      Schema.files().forEach(schema -> tables.put(schema, folder.table(schema)));
    } else {
      folder.throwIfInvalid();
    }
    Dataset dataset = build();
    folder.throwIfInvalid();
    return dataset;
  }

  /** Facts of the sound rows; complete only if there is no problem. */
  private Dataset build() {
    Catalogue catalogue = Catalogue.of(table(Schema.ACCELERATORS), table(Schema.MODELS));
    Index<Site> sites = Inventory.sites(table(Schema.SITES));
    Index<PowerDomain> domains = PowerTree.of(table(Schema.POWER_DOMAINS));
    List<Host> hosts =
        new Inventory(sites, domains, catalogue.accelerators()).hosts(table(Schema.HOSTS));
    Index<Workload> workloads =
        new Demands(catalogue.models(), sites).workloads(table(Schema.WORKLOADS));
    List<MeasuredProfile> profiles =
        Records.profiles(table(Schema.PROFILES), workloads, catalogue.accelerators());
    LimitCheck.check(table(Schema.POWER_DOMAINS), domains, table(Schema.HOSTS), hosts, profiles);
    return new Dataset(
        folder.name(),
        sites.values(),
        inFileOrder(domains),
        hosts,
        workloads.values(),
        profiles,
        Records.previous(table(Schema.PREVIOUS_PLAN)),
        new Dataset.Sources(
            catalogue.accelerators().values(),
            catalogue.models().values(),
            List.copyOf(folder.files())));
  }

  /** A child may stand above its parent in the file, and is built after it. */
  private static List<PowerDomain> inFileOrder(Index<PowerDomain> domains) {
    return domains.values().stream().sorted(Comparator.comparingInt(PowerDomain::index)).toList();
  }

  private Table table(FileSchema schema) {
    return tables.getOrDefault(schema, Table.empty(schema, false));
  }
}
