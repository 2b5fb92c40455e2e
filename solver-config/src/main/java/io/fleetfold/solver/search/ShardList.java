package io.fleetfold.solver.search;

import java.util.Arrays;

/** Shards by bin and position, in no order; adding and removing take constant time. */
final class ShardList {

  private int[] bins = new int[4];
  private int[] positions = new int[4];
  private int size;

  /** Appends a shard; the place where it stands. */
  int add(int bin, int position) {
    if (size == bins.length) {
      bins = Arrays.copyOf(bins, 2 * size);
      positions = Arrays.copyOf(positions, 2 * size);
    }
    bins[size] = bin;
    positions[size] = position;
    return size++;
  }

  /** Removes the shard at a place; the last one takes it. Whether there is one there now. */
  boolean removeAt(int place) {
    size--;
    bins[place] = bins[size];
    positions[place] = positions[size];
    return place < size;
  }

  /** Notes that the shard at a place has another position in its bin now. */
  void moved(int place, int position) {
    positions[place] = position;
  }

  int size() {
    return size;
  }

  int bin(int place) {
    return bins[place];
  }

  int position(int place) {
    return positions[place];
  }
}
