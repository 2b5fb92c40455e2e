package io.fleetfold.solver.fleet;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.plan.PreviousPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of a fleet, sorted into classes of identical ones: racks with a limit of their own, and
 * hosts that only shared limits link. Limits that no plan can meet are left out.
 *
 * <p>Immutable after construction and thread-safe.
 */
public final class CellMap {

  private final FleetIndex index;
  private final List<Cell> cells = new ArrayList<>();
  private final List<CellClass> classes = new ArrayList<>();
  private final Map<List<Object>, HostClass> hostClasses = new HashMap<>();
  private final Map<List<Object>, CellClass> cellClasses = new HashMap<>();
  private final Map<Host, List<PreviousPlan.Count>> previous = new HashMap<>();
  private final long[] pinnedDraw;
  private final List<Bin> bins = new ArrayList<>();
  private final List<PinnedFlow> pinnedFlows = new ArrayList<>();
  private long fixedCost;

  /** What a pinned shard feeds, whatever the search does. */
  private record PinnedFlow(int site, int flow, long microRps) {}

  private CellMap(FleetIndex index) {
    this.index = index;
    this.pinnedDraw = new long[index.domains()];
  }

  /** The cells of all active hosts. */
  public static CellMap of(FleetIndex index) {
    var map = new CellMap(index);
    map.readPrevious();
    map.build();
    map.cells.forEach(map::addBins);
    map.previous.forEach(map::addForcedStops);
    return map;
  }

  private void readPrevious() {
    for (PreviousPlan.Count count : index.problem().previous().counts()) {
      previous.computeIfAbsent(count.placement().host(), host -> new ArrayList<>()).add(count);
    }
    previous.forEach(this::addPinnedDraw);
  }

  private void addPinnedDraw(Host host, List<PreviousPlan.Count> counts) {
    long draw = 0;
    long millis = 0;
    for (PreviousPlan.Count count : counts) {
      var profile = index.problem().findProfile(count.placement().kind(), host.accelerator());
      if (profile != null && count.pinned() > 0) {
        draw += count.pinned() * profile.milliwatts();
        fixedCost +=
            count.pinned()
                * index.problem().energyMicroUsdPerHour(profile.milliwatts(), host.site());
        int flow = FleetIndex.flow(count.placement().kind());
        pinnedFlows.add(
            new PinnedFlow(host.site().index(), flow, count.pinned() * profile.rateMicroRps()));
      }
      millis += count.pinned() * count.placement().kind().acceleratorMillis();
    }
    long touched = Math.min(host.accelerators(), Math.ceilDiv(millis, 1000L));
    fixedCost += Math.ceilDiv(millis, 1000L) * host.rentalMicroUsdPerAcceleratorHour();
    long net = draw - touched * host.idleMilliwattsPerAccelerator();
    host.powerDomain().path().forEach(domain -> pinnedDraw[domain.index()] += net);
  }

  /** Shards in force that may not stay where they are. */
  private void addForcedStops(Host host, List<PreviousPlan.Count> counts) {
    for (PreviousPlan.Count count : counts) {
      var kind = count.placement().kind();
      boolean mayStay =
          host.isActive()
              && hostClass(host).items().stream().anyMatch(item -> item.kind().equals(kind));
      if (!mayStay) {
        fixedCost +=
            (count.shards() - count.pinned())
                * index.problem().migration().stopMicroUsdPerHour(kind);
      }
    }
  }

  private void build() {
    List<Host> active = index.problem().dataset().hosts().stream().filter(Host::isActive).toList();
    boolean[] mayBind = limitsThatMayBind(active);
    CellCut.of(
            active,
            index.problem().dataset().powerDomains(),
            this::hostClass,
            domain -> mayBind[domain.index()])
        .forEach(part -> addCell(part, mayBind));
  }

  /** By domain: whether it has a limit that hosts filled with what draws most would break. */
  private boolean[] limitsThatMayBind(List<Host> active) {
    double[] most = new double[index.domains()];
    for (Host host : active) {
      double draw = hostClass(host).mostNetDraw();
      host.powerDomain().path().forEach(domain -> most[domain.index()] += draw);
    }
    boolean[] mayBind = new boolean[index.domains()];
    for (int domain = 0; domain < mayBind.length; domain++) {
      mayBind[domain] = most[domain] > headroom(domain);
    }
    return mayBind;
  }

  /**
   * What a domain may draw beyond idle draw and pinned shards; {@link Long#MAX_VALUE} for no limit.
   */
  public long headroom(int domain) {
    long headroom = index.headroom(domain);
    return headroom == Long.MAX_VALUE ? headroom : headroom - pinnedDraw[domain];
  }

  private void addCell(CellCut.Part part, boolean[] mayBind) {
    List<Host> hosts = part.hosts();
    PowerDomain own = part.own();
    long limit = own == null ? Long.MAX_VALUE : Math.max(0, headroom(own.index()));
    int[] linking =
        hosts.getFirst().powerDomain().path().stream()
            .filter(domain -> !domain.equals(own) && mayBind[domain.index()])
            .mapToInt(PowerDomain::index)
            .toArray();
    List<HostClass> hostClassList = hosts.stream().map(this::hostClass).toList();
    List<Object> signature = new ArrayList<>();
    hosts.forEach(host -> signature.add(hostSignature(host)));
    signature.add(limit);
    for (int domain : linking) {
      signature.add(domain);
    }
    CellClass cellClass =
        cellClasses.computeIfAbsent(
            signature,
            key -> {
              int site = hosts.getFirst().site().index();
              var fresh = new CellClass(classes.size(), hostClassList, limit, linking, site);
              classes.add(fresh);
              return fresh;
            });
    var cell = new Cell(cells.size(), cellClass.index(), hosts);
    cells.add(cell);
    cellClass.cells().add(cell);
  }

  private void addBins(Cell cell) {
    CellClass cellClass = classes.get(cell.classIndex());
    if (cellClass.packsAsOne()) {
      bins.add(
          new Bin(
              bins.size(),
              cell.index(),
              cellClass.site(),
              cellClass.hosts().getFirst(),
              cell.hosts()));
      return;
    }
    for (int host = 0; host < cell.hosts().size(); host++) {
      List<Host> one = List.of(cell.hosts().get(host));
      bins.add(
          new Bin(bins.size(), cell.index(), cellClass.site(), cellClass.hosts().get(host), one));
    }
  }

  private HostClass hostClass(Host host) {
    return hostClasses.computeIfAbsent(
        hostSignature(host),
        key -> HostClass.of(index, host, previous.getOrDefault(host, List.of())));
  }

  private List<Object> hostSignature(Host host) {
    return HostClass.signature(host, previous.getOrDefault(host, List.of()));
  }

  public FleetIndex index() {
    return index;
  }

  public List<Cell> cells() {
    return cells;
  }

  /** The class of a cell. */
  public CellClass classOf(int cell) {
    return classes.get(cells.get(cell).classIndex());
  }

  /** The bins of all cells, cell after cell. */
  public List<Bin> bins() {
    return bins;
  }

  /**
   * Micro-dollars per hour that every plan costs: pinned shards, and stops of shards in force that
   * may not stay.
   */
  public long fixedCost() {
    return fixedCost;
  }

  /**
   * What pinned shards feed, by site and flow; the aggregated flow of all sites in site 0. A fresh
   * copy.
   */
  public long[][] pinnedFlowTotals() {
    long[][] totals = new long[index.sites()][3 * index.workloads()];
    for (PinnedFlow flow : pinnedFlows) {
      boolean aggregated = flow.flow() % 3 == Phase.AGGREGATED.ordinal();
      totals[aggregated ? 0 : flow.site()][flow.flow()] += flow.microRps();
    }
    return totals;
  }

  /**
   * Milliwatts that the domains shared by cells may draw beyond idle draw, by domain; {@link
   * Long#MAX_VALUE} for all others.
   */
  public long[] linkingHeadroom() {
    long[] headroom = new long[index.domains()];
    Arrays.fill(headroom, Long.MAX_VALUE);
    for (CellClass cellClass : classes) {
      for (int domain : cellClass.linkingDomains()) {
        headroom[domain] = headroom(domain);
      }
    }
    return headroom;
  }

  public List<CellClass> classes() {
    return classes;
  }
}
