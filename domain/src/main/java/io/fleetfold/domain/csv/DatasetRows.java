package io.fleetfold.domain.csv;

import static java.util.stream.Collectors.joining;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Facts turned back into rows of cells, every column filled, in the order of {@link Schema}. */
final class DatasetRows {

  private DatasetRows() {}

  static List<List<String>> hosts(Dataset dataset) {
    return dataset.hosts().stream().map(DatasetRows::host).toList();
  }

  private static List<String> host(Host host) {
    Host.Terms terms = host.terms();
    return cells(
        host.id(),
        host.site().id(),
        host.powerDomain().id(),
        host.accelerator().id(),
        host.accelerators(),
        terms.networkGbitPerSecond(),
        terms.status(),
        terms.inService(),
        terms.usdPerAcceleratorHour(),
        terms.bookValueUsd());
  }

  static List<List<String>> powerDomains(Dataset dataset) {
    return dataset.powerDomains().stream().map(DatasetRows::powerDomain).toList();
  }

  private static List<String> powerDomain(PowerDomain domain) {
    PowerDomain parent = domain.parent();
    Long limit = domain.limitMilliwatts();
    return cells(
        domain.id(), parent == null ? null : parent.id(), limit == null ? null : limit / 1e6);
  }

  static List<List<String>> sites(Dataset dataset) {
    return dataset.sites().stream().map(DatasetRows::site).toList();
  }

  private static List<String> site(Site site) {
    return cells(site.id(), site.electricityUsdPerKwh(), site.pue());
  }

  static List<List<String>> workloads(Dataset dataset) {
    return dataset.workloads().stream().map(DatasetRows::workload).toList();
  }

  private static List<String> workload(Workload workload) {
    return cells(
        workload.id(),
        workload.model().id(),
        workload.demand().requestsPerSecond(),
        workload.requests().promptTokens(),
        workload.requests().outputTokens(),
        workload.targets().ttftMillis(),
        workload.targets().tpotMillis(),
        workload.prices().inputUsdPerMtok(),
        workload.prices().outputUsdPerMtok(),
        workload.demand().minServed(),
        workload.rules().serving(),
        workload.rules().sites().stream().map(Site::id).collect(joining(";")),
        workload.rules().precision(),
        workload.requests().prefixCacheHit());
  }

  /** Types that are not in the bundled catalogue, or other than there. */
  static List<List<String>> accelerators(Dataset dataset) {
    return own(
        dataset.sources().accelerators(),
        BundledCatalogue.accelerators(),
        DatasetRows::accelerator);
  }

  private static <T> List<List<String>> own(
      List<T> all, List<T> bundled, Function<T, List<String>> row) {
    Map<String, List<String>> known = new HashMap<>();
    bundled.stream().map(row).forEach(cells -> known.put(cells.getFirst(), cells));
    return all.stream()
        .map(row)
        .filter(cells -> !cells.equals(known.get(cells.getFirst())))
        .map(cells -> clearing(cells, known.get(cells.getFirst())))
        .toList();
  }

  /** The same row, where what it lacks of a bundled one is taken away. */
  private static List<String> clearing(List<String> cells, @Nullable List<String> bundled) {
    if (bundled == null) {
      return cells;
    }
    return IntStream.range(0, cells.size())
        .mapToObj(i ->
            cells.get(i).isEmpty() && !bundled.get(i).isEmpty() ? FileSchema.NONE : cells.get(i))
        .toList();
  }

  private static List<String> accelerator(Accelerator type) {
    return cells(
        type.id(),
        type.vendor(),
        type.memory().capacityGb(),
        type.memory().bandwidthGbPerSecond(),
        type.compute().fp16Tflops(),
        type.compute().fp8Tflops(),
        type.power().tdpWatts(),
        type.compute().fp4Tflops(),
        type.power().idleWatts(),
        type.power().allInWatts(),
        type.scaling().scaleUpGbPerSecond(),
        type.scaling().maxTensorParallel(),
        type.scaling().cudaComputeCapability(),
        type.provenance().released(),
        type.provenance().processNanometres(),
        type.provenance().purchaseUsd(),
        type.provenance().source(),
        type.kvGroup());
  }

  /** Every known type, bundled ones included. */
  static List<List<String>> allAccelerators(Dataset dataset) {
    return dataset.sources().accelerators().stream().map(DatasetRows::accelerator).toList();
  }

  /** Every known model, bundled ones included. */
  static List<List<String>> allModels(Dataset dataset) {
    return dataset.sources().models().stream().map(DatasetRows::model).toList();
  }

  /** Models that are not in the bundled catalogue, or other than there. */
  static List<List<String>> models(Dataset dataset) {
    return own(dataset.sources().models(), BundledCatalogue.models(), DatasetRows::model);
  }

  private static List<String> model(Model model) {
    return cells(
        model.id(),
        model.parametersBillion(),
        model.activeParametersBillion(),
        model.layers(),
        model.kvBytesPerToken(),
        model.weightPrecision(),
        model.experts().hiddenSize(),
        model.experts().experts(),
        model.experts().expertsPerToken(),
        model.source(),
        model.maxContextTokens());
  }

  static List<List<String>> profiles(Dataset dataset) {
    return dataset.profiles().stream().map(DatasetRows::profile).toList();
  }

  private static List<String> profile(MeasuredProfile profile) {
    return cells(
        profile.workload().id(),
        profile.phase(),
        profile.accelerator().id(),
        profile.acceleratorMillis() / 1e3,
        profile.requestsPerSecond(),
        profile.watts(),
        profile.ttftMillis(),
        profile.tpotMillis());
  }

  static List<List<String>> previous(Dataset dataset) {
    return dataset.previous().stream().map(DatasetRows::previous).toList();
  }

  private static List<String> previous(PreviousPlacement row) {
    return cells(
        row.shard(),
        row.workload(),
        row.phase(),
        row.host(),
        row.acceleratorMillis() / 1e3,
        row.pinned());
  }

  private static List<String> cells(@Nullable Object... values) {
    return Arrays.stream(values).map(DatasetRows::cell).toList();
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Double number -> Double.isFinite(number) ? PlainNumber.text(number) : number.toString();
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      default -> value.toString();
    };
  }
}
