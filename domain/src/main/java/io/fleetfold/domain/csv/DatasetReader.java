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
 * Reads a dataset into facts, or reports everything that is wrong with it at once. The methods are
 * thread-safe.
 */
public final class DatasetReader {

  private final InputTables input;
  private final Map<FileSchema, Table> tables;

  private DatasetReader(InputFiles files) {
    this.input = new InputTables(files);
    this.tables = input.read();
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

  /**
   * Reads files that are not in a folder, by the names of {@link Schema#files()}. Any other name is
   * a problem.
   *
   * {@snippet file="io/fleetfold/domain/csv/InputTextTest.java" region="texts"}
   *
   * @param name what to call the dataset
   */
  public static Dataset read(String name, Map<String, InputText> files)
      throws InvalidInputException {
    return new DatasetReader(new InputTexts(name, files, false)).read();
  }

  /** Reads a dataset whose rows were edited; every row of a file may be gone. */
  static Dataset readEdited(String name, Map<String, InputText> files)
      throws InvalidInputException {
    return new DatasetReader(new InputTexts(name, files, true)).read();
  }

  /**
   * Holds a dataset that was made in code to every rule for files. Problems are placed as if {@link
   * DatasetWriter} had written it: the first host stands in line 2 of {@code hosts.csv}.
   *
   * @return the dataset as it would be read back
   */
  public static Dataset check(Dataset dataset) throws InvalidInputException {
    Map<String, InputText> files = new HashMap<>();
    DatasetWriter.texts(dataset).forEach((name, text) -> files.put(name, InputText.of(text)));
    return read(dataset.name(), files);
  }

  private Dataset read() throws InvalidInputException {
    if (tables.isEmpty()) {
      input.throwIfInvalid();
    }
    Dataset dataset = build();
    input.throwIfInvalid();
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
        Records.profiles(
            table(Schema.PROFILES), workloads, catalogue.accelerators(), new ProfileCheck(hosts));
    DomainSites.check(table(Schema.POWER_DOMAINS), domains, hosts);
    LimitCheck.check(table(Schema.POWER_DOMAINS), domains, table(Schema.HOSTS), hosts, profiles);
    return new Dataset(
        input.name(),
        sites.values(),
        inFileOrder(domains),
        hosts,
        workloads.values(),
        profiles,
        Records.previous(table(Schema.PREVIOUS_PLAN)),
        new Dataset.Sources(
            catalogue.accelerators().values(),
            catalogue.models().values(),
            input.files(),
            input.warnings(),
            input.places(tables)));
  }

  /** A child may stand above its parent in the file, and is built after it. */
  private static List<PowerDomain> inFileOrder(Index<PowerDomain> domains) {
    return domains.values().stream().sorted(Comparator.comparingInt(PowerDomain::index)).toList();
  }

  private Table table(FileSchema schema) {
    return tables.getOrDefault(schema, Table.empty(schema, false));
  }
}
