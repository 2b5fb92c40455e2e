package io.fleetfold.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.csv.DatasetEditor;
import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.imports.AiconfiguratorImport;
import io.fleetfold.domain.imports.ImportRules;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.economics.life.EconomicsFiles;
import io.fleetfold.solver.economics.life.Finance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Datasets, and what is brought into one: hosts, candidates, prices, profiles of others. */
final class DatasetReaders {

  private static final List<String> NEEDED =
      List.of("hosts.csv", "power_domains.csv", "sites.csv", "workloads.csv");
  private static final List<String> OPTIONAL =
      List.of("accelerators.csv", "models.csv", "profiles.csv", "previous_plan.csv");

  private static final ClosedForm MODEL = ClosedForm.bundled();

  private DatasetReaders() {}

  static List<Reader> of(Samples samples) {
    return List.of(
        dataset(samples),
        new Reader(
            "quickstart",
            40,
            Stream.concat(NEEDED.stream(), Stream.of("accelerators.csv", "models.csv")).toList(),
            DatasetReaders::quickstart,
            Refused.orRead(DatasetReader::read)),
        new Reader(
            "check",
            5,
            allFiles(),
            samples::wholeDataset,
            Commanded.command(folder -> List.of("check", folder.resolve(Samples.DATASET)))),
        new Reader(
            "add-hosts",
            30,
            List.of("more.csv"),
            DatasetReaders::moreHosts,
            Refused.orRead(addHosts())),
        new Reader(
            "candidates",
            40,
            List.of("candidates.csv"),
            folder -> Samples.bundled("economics/candidates.csv", folder),
            Refused.orRead(DatasetReaders::candidates)),
        new Reader(
            "scenarios",
            40,
            List.of("scenarios.csv"),
            folder -> Samples.bundled("economics/scenarios.csv", folder),
            Refused.orRead(folder -> EconomicsFiles.scenarios(folder.resolve("scenarios.csv")))),
        new Reader(
            "import",
            70,
            List.of("aggregated.csv", "disaggregated.csv"),
            AiconfiguratorSamples::write,
            Refused.orRead(DatasetReaders::candidatesOfOthers)));
  }

  private static List<String> allFiles() {
    return Stream.concat(NEEDED.stream(), OPTIONAL.stream())
        .map(name -> Samples.DATASET + "/" + name)
        .toList();
  }

  private static Reader dataset(Samples samples) {
    return new Reader(
        "dataset",
        100,
        allFiles(),
        samples::wholeDataset,
        Refused.orRead(folder -> audit(folder.resolve(Samples.DATASET))));
  }

  /** What was taken is compiled, and the plan in it is audited: its figures are finite. */
  private static void audit(Path folder) throws InvalidInputException {
    Dataset dataset = DatasetReader.read(folder);
    var problem = FleetProblem.of(dataset, MODEL, Migration.FREE);
    var audit = PlanAudit.audit(problem, problem.previous().placements());
    assertThat(Math.abs(audit.money().marginMicroUsdPerHour())).isLessThan(Long.MAX_VALUE / 1000);
  }

  private static void quickstart(Path folder) throws Exception {
    for (String name : NEEDED) {
      Samples.bundled("quickstart/" + name, folder);
    }
    Samples.bundled("catalogue/accelerators.csv", folder);
    Samples.bundled("catalogue/models.csv", folder);
  }

  private static void moreHosts(Path folder) throws Exception {
    Files.writeString(
        folder.resolve("more.csv"),
        """
        host,site,power_domain,accelerator,accelerators,network_gbit_s,status,in_service
        more-1,ewr,ewr-r1,h100,8,100,active,2024-05-01
        more-2,dsm,dsm-r1,v100-32,16,,drain,
        """);
  }

  private static Refused.Reading addHosts() {
    Dataset base = Samples.quickstart();
    return folder -> DatasetEditor.of(base).addHosts(folder.resolve("more.csv")).build();
  }

  private static void candidates(Path folder) throws InvalidInputException {
    EconomicsFiles.candidates(
            folder.resolve("candidates.csv"), BundledCatalogue.accelerators(), Finance.USUAL)
        .forEach(candidate -> assertThat(candidate.usdPerHour()).isFinite());
  }

  private static void candidatesOfOthers(Path folder) throws InvalidInputException {
    var rules = new ImportRules(null, null, null, null, 5000, 100, null);
    List<Path> files =
        List.of(folder.resolve("aggregated.csv"), folder.resolve("disaggregated.csv"));
    AiconfiguratorImport.read(files, rules)
        .profiles()
        .forEach(profile -> assertThat(profile.watts()).isFinite().isPositive());
  }
}
