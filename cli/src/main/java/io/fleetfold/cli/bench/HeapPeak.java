package io.fleetfold.cli.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * The most heap in use since a moment. The pools of the heap have peaks of their own, at moments of
 * their own, so their sum is at least the true peak.
 */
final class HeapPeak {

  private HeapPeak() {}

  /** Starts anew, after a collection of what earlier work left. */
  static void reset() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** Megabytes. */
  static long megabytes() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        bytes += pool.getPeakUsage().getUsed();
      }
    }
    return Math.ceilDiv(bytes, 1_000_000L);
  }
}
