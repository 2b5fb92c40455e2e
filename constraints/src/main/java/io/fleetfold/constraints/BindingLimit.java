package io.fleetfold.constraints;

/**
 * What keeps a workload from being served more, from what is looked at first to what is looked at
 * last.
 */
public enum BindingLimit {
  /** No active host of its sites can run it at all. */
  NO_PLACEMENT("no active host can run it"),
  /** Too few accelerators are free on the hosts that can run it. */
  ACCELERATORS("too few accelerators are free"),
  /** Accelerators are free, but their memory is taken. */
  MEMORY("too little memory is free"),
  /** Accelerators are free, but their memory bandwidth is taken. */
  MEMORY_BANDWIDTH("too little memory bandwidth is free"),
  /** The host's network is full of KV cache. */
  KV_TRANSFER("the network is full of KV cache"),
  /** A power domain is full. */
  POWER("power is full"),
  /** It would cost more than it earns. */
  NOT_PROFITABLE("one more shard would cost more than it earns"),
  /** Nothing: one more shard would fit and pay; the search ended before it came to it. */
  ROOM_LEFT("one more shard would fit and pay");

  private final String text;

  BindingLimit(String text) {
    this.text = text;
  }

  /** The limit in a few words. */
  public String text() {
    return text;
  }
}
