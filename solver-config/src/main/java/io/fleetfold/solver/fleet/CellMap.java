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
  private record PinnedFlow(int zone, int flow, long microRps) {}

  private CellMap(FleetIndex index) {
    this.index = index;
    this.pinnedDraw = new long[index.domains()];
  }

  /** The cells of all active hosts. */
  public static CellMap of(FleetIndex index) {
    var map = new CellMap(index);
    map.addIdleEnergy();
    map.readPrevious();
    map.build();
    map.cells.forEach(map::addBins);
    map.previous.forEach(map::addForcedStops);
    return map;
  }

  private void addIdleEnergy() {
    for (Host host : index.problem().dataset().hosts()) {
      fixedCost += host.idleEnergyMicroUsdPerHour();
    }
  }

  private void readPrevious() {
    for (PreviousPlan.Count count : index.problem().previous().counts()) {
      previous.computeIfAbsent(count.placement().host(), host -> new ArrayList<>()).add(count);
    }
    previous.forEach(this::addPinned);
  }

  /** What pinned shards draw, cost and feed; those that cannot run where they are do nothing. */
  private void addPinned(Host host, List<PreviousPlan.Count> counts) {
    long draw = 0;
    long millis = 0;
    for (PreviousPlan.Count count : counts) {
      var kind = count.placement().kind();
      var profile = index.problem().findProfile(kind, host);
      if (profile != null && count.pinned() > 0) {
        long each = profile.milliwattsAboveIdle(host.idleMilliwattsPerAccelerator());
        draw += count.pinned() * each;
        fixedCost += count.pinned() * index.problem().energyMicroUsdPerHour(each, host.site());
        millis += count.pinned() * kind.acceleratorMillis();
        int zone = index.problem().zone(host).index();
        long rate = count.pinned() * profile.rateMicroRps();
        pinnedFlows.add(new PinnedFlow(zone, FleetIndex.flow(kind), rate));
      }
    }
    fixedCost += Math.ceilDiv(millis, 1000L) * host.rentalMicroUsdPerAcceleratorHour();
    for (PowerDomain domain : host.powerDomain().path()) {
      pinnedDraw[domain.index()] += draw;
    }
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
    List<Object> signature = new ArrayList<>(hostClassList);
    signature.add(limit);
    for (int domain : linking) {
      signature.add(domain);
    }
    CellClass cellClass =
        cellClasses.computeIfAbsent(
            signature,
            key -> {
              var fresh = new CellClass(classes.size(), hostClassList, limit, linking);
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
              cellClass.hosts().getFirst().zone(),
              cellClass.hosts().getFirst(),
              cell.hosts()));
      return;
    }
    for (int host = 0; host < cell.hosts().size(); host++) {
      List<Host> one = List.of(cell.hosts().get(host));
      HostClass hostClass = cellClass.hosts().get(host);
      bins.add(new Bin(bins.size(), cell.index(), hostClass.zone(), hostClass, one));
    }
  }

  /** Hosts alike are of one class, unless a power limit keeps some engines off one of them. */
  private HostClass hostClass(Host host) {
    List<Object> signature = hostSignature(host);
    HostClass all = hostClass(signature, host, Long.MAX_VALUE);
    long most = mostAddedDraw(host);
    long fitting = all.items().stream().filter(item -> item.milliwatts() <= most).count();
    return fitting == all.items().size() ? all : hostClass(List.of(signature, fitting), host, most);
  }

  private HostClass hostClass(List<Object> key, Host host, long mostMilliwatts) {
    List<PreviousPlan.Count> there = previous.getOrDefault(host, List.of());
    return hostClasses.computeIfAbsent(
        key, absent -> HostClass.of(index, host, there, mostMilliwatts));
  }

  private long mostAddedDraw(Host host) {
    return host.powerDomain().path().stream()
        .mapToLong(domain -> Math.max(0, headroom(domain.index())))
        .min()
        .orElse(Long.MAX_VALUE);
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
   * Micro-dollars per hour that every plan costs: idle draw, pinned shards, and stops of shards in
   * force that may not stay.
   */
  public long fixedCost() {
    return fixedCost;
  }

  /**
   * What pinned shards feed, by zone and flow; the aggregated flow of all zones in zone 0. A fresh
   * copy.
   */
  public long[][] pinnedFlowTotals() {
    long[][] totals = new long[index.zones()][3 * index.workloads()];
    for (PinnedFlow flow : pinnedFlows) {
      boolean aggregated = flow.flow() % 3 == Phase.AGGREGATED.ordinal();
      totals[aggregated ? 0 : flow.zone()][flow.flow()] += flow.microRps();
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
