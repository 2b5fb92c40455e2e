package io.fleetfold.domain.facts;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One problem as its files state it: every reference resolved, every list in file order.
 *
 * @param name name of the folder
 * @param profiles rows of {@code profiles.csv}
 * @param previous rows of the plan in force; empty when there is none
 * @param sources the catalogue in force and the files read
 */
public record Dataset(
    String name,
    List<Site> sites,
    List<PowerDomain> powerDomains,
    List<Host> hosts,
    List<Workload> workloads,
    List<MeasuredProfile> profiles,
    List<PreviousPlacement> previous,
    Sources sources) {

  /** The index of a fact that is in no dataset yet. */
  static final int NO_INDEX = -1;

  /**
   * Every known accelerator and model (bundled ones included), and the files that were read.
   *
   * @param warnings what is legal and unusual in them
   * @param places where rows stand, by the name of their file
   */
  public record Sources(
      List<Accelerator> accelerators,
      List<Model> models,
      List<InputFile> files,
      List<InputWarning> warnings,
      Map<String, RowPlaces> places) {

    /** Copies the lists. */
    public Sources {
      accelerators = List.copyOf(accelerators);
      models = List.copyOf(models);
      files = List.copyOf(files);
      warnings = List.copyOf(warnings);
      places = Map.copyOf(places);
    }

    /** Sources that nothing is said about. */
    public Sources(List<Accelerator> accelerators, List<Model> models, List<InputFile> files) {
      this(accelerators, models, files, List.of(), Map.of());
    }

    private Sources withWarnings(List<InputWarning> other) {
      return new Sources(accelerators, models, files, other, places);
    }

    /** For facts that are no longer those of the files. */
    private Sources withoutPlaces() {
      return new Sources(accelerators, models, files, warnings, Map.of());
    }
  }

  /** Copies the lists, so that a dataset never changes. */
  public Dataset {
    sites = List.copyOf(sites);
    powerDomains = List.copyOf(powerDomains);
    hosts = List.copyOf(hosts);
    workloads = List.copyOf(workloads);
    profiles = List.copyOf(profiles);
    previous = List.copyOf(previous);
  }

  /**
   * A dataset made in code. Facts get their indexes here, and refer to each other by id: to the
   * site of this id in {@code sites}, and so on. {@code DatasetReader.check} holds it to the rules
   * for files.
   *
   * {@snippet file="io/fleetfold/domain/csv/DatasetInCodeTest.java" region="of"}
   *
   * @throws IllegalArgumentException when an id is there twice or refers to nothing; the message
   *     names every such id
   */
  public static Dataset of(
      String name,
      List<Site> sites,
      List<PowerDomain> powerDomains,
      List<Host> hosts,
      List<Workload> workloads) {
    var sources =
        new Sources(
            hosts.stream().map(Host::accelerator).distinct().toList(),
            workloads.stream().map(Workload::model).distinct().toList(),
            List.of());
    return new Dataset(name, sites, powerDomains, hosts, workloads, List.of(), List.of(), sources)
        .linked();
  }

  /** The same dataset with other sites. Throws as {@link #of} does. */
  public Dataset withSites(List<Site> other) {
    return new Dataset(name, other, powerDomains, hosts, workloads, profiles, previous, sources)
        .linked();
  }

  /** The same dataset with other hosts. Throws as {@link #of} does. */
  public Dataset withHosts(List<Host> other) {
    return new Dataset(name, sites, powerDomains, other, workloads, profiles, previous, sources)
        .linked();
  }

  /**
   * The same dataset with other workloads; profiles of workloads that are gone are left out. Throws
   * as {@link #of} does.
   */
  public Dataset withWorkloads(List<Workload> other) {
    var left = profiles.stream().filter(profile -> other.contains(profile.workload())).toList();
    return new Dataset(name, sites, powerDomains, hosts, other, left, previous, sources).linked();
  }

  /** The same dataset with other power domains. Throws as {@link #of} does. */
  public Dataset withPowerDomains(List<PowerDomain> other) {
    return new Dataset(name, sites, other, hosts, workloads, profiles, previous, sources).linked();
  }

  /**
   * The same dataset with another limit of one power domain, in milliwatts, {@code null} for none.
   */
  public Dataset withLimit(PowerDomain changed, @Nullable Long limitMilliwatts) {
    return withPowerDomains(
        powerDomains.stream()
            .map(domain ->
                domain.equals(changed) ? domain.withLimitMilliwatts(limitMilliwatts) : domain)
            .toList());
  }

  /** The same dataset with other measurements. Throws as {@link #of} does. */
  public Dataset withProfiles(List<MeasuredProfile> other) {
    return new Dataset(name, sites, powerDomains, hosts, workloads, other, previous, sources)
        .linked();
  }

  /** The same dataset with another plan in force. */
  public Dataset withPrevious(List<PreviousPlacement> other) {
    return new Dataset(name, sites, powerDomains, hosts, workloads, profiles, other, sources);
  }

  /** What is legal and unusual in it, in the order of the files and of their lines. */
  public List<InputWarning> warnings() {
    return sources.warnings();
  }

  /** The same dataset with more warnings, after those that it has. */
  public Dataset withWarnings(List<InputWarning> more) {
    var all = Stream.concat(warnings().stream(), more.stream()).distinct().toList();
    return new Dataset(
        name, sites, powerDomains, hosts, workloads, profiles, previous, sources.withWarnings(all));
  }

  /**
   * Where a row and its cell stand, for what is said about them.
   *
   * @param file such as {@code profiles.csv}
   * @param row position in the list of its facts, from 0
   */
  public RowPlaces.Place placeOf(String file, int row, String column) {
    return sources.places().getOrDefault(file, RowPlaces.asWritten(file)).of(row, column);
  }

  private Dataset linked() {
    return new FactLinks(this).dataset(sources.withoutPlaces());
  }
}
