package io.fleetfold.domain.facts;

import java.util.List;

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

  /** Every known accelerator and model (bundled ones included), and the files that were read. */
  public record Sources(
      List<Accelerator> accelerators, List<Model> models, List<InputFile> files) {}

  /** Copies the lists, so that a dataset never changes. */
  public Dataset {
    sites = List.copyOf(sites);
    powerDomains = List.copyOf(powerDomains);
    hosts = List.copyOf(hosts);
    workloads = List.copyOf(workloads);
    profiles = List.copyOf(profiles);
    previous = List.copyOf(previous);
  }
}
