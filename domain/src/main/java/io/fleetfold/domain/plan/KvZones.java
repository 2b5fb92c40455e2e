package io.fleetfold.domain.plan;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Site;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The zones of a fleet, group after group; every host is in one. Immutable and thread-safe. */
final class KvZones {

  private final List<KvZone> zones;

  /** By host index. */
  private final KvZone[] ofHost;

  private KvZones(List<KvZone> zones, KvZone[] ofHost) {
    this.zones = List.copyOf(zones);
    this.ofHost = ofHost;
  }

  static KvZones of(Dataset dataset) {
    var groups = new ArrayList<@Nullable String>();
    for (Host host : dataset.hosts()) {
      if (!groups.contains(host.accelerator().kvGroup())) {
        groups.add(host.accelerator().kvGroup());
      }
    }
    if (groups.isEmpty()) {
      groups.add(null);
    }
    var zones = new ArrayList<KvZone>();
    for (String group : groups) {
      for (Site site : dataset.sites()) {
        zones.add(new KvZone(zones.size(), site, group));
      }
    }
    var ofHost = new KvZone[dataset.hosts().size()];
    for (Host host : dataset.hosts()) {
      int group = groups.indexOf(host.accelerator().kvGroup());
      ofHost[host.index()] = zones.get(group * dataset.sites().size() + host.site().index());
    }
    return new KvZones(zones, ofHost);
  }

  List<KvZone> zones() {
    return zones;
  }

  KvZone of(Host host) {
    return ofHost[host.index()];
  }
}
