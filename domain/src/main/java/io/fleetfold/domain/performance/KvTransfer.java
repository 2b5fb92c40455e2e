package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;

/** KV cache that travels from a prefill engine to a decode engine. */
public final class KvTransfer {

  private KvTransfer() {}

  /**
   * Network load of one shard: the KV cache of the whole prompt, sent by prefill and received by
   * decode for every request. A prefix that prefill found in its cache travels too, because the
   * decode engine needs all of it.
   */
  public static long kilobitsPerSecond(Workload workload, Phase phase, double requestsPerSecond) {
    if (phase == Phase.AGGREGATED) {
      return 0;
    }
    double bytesPerRequest =
        workload.requests().promptTokens() * workload.model().kvBytesPerToken();
    return (long) Math.ceil(requestsPerSecond * bytesPerRequest * 8 / 1e3);
  }
}
