package io.fleetfold.solver.search;

import java.util.Arrays;

/**
 * The shards added and removed since the last mark, so that a move that does not pay can be taken
 * back.
 */
final class Journal {

  private final ShardBooks books;
  private int[] bins = new int[64];
  private int[] items = new int[64];
  private boolean[] added = new boolean[64];
  private int size;

  Journal(ShardBooks books) {
    this.books = books;
  }

  void add(int bin, int item) {
    books.add(bin, item);
    note(bin, item, true);
  }

  int remove(int bin, int position) {
    int item = books.remove(bin, position);
    note(bin, item, false);
    return item;
  }

  private void note(int bin, int item, boolean isAdded) {
    if (size == bins.length) {
      bins = Arrays.copyOf(bins, 2 * size);
      items = Arrays.copyOf(items, 2 * size);
      added = Arrays.copyOf(added, 2 * size);
    }
    bins[size] = bin;
    items[size] = item;
    added[size++] = isAdded;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void keep() {
    size = 0;
  }

  void undo() {
    while (size > 0) {
      undoLast();
    }
  }

  void undoLast() {
    size--;
    if (added[size]) {
      int position = books.shards(bins[size]) - 1;
      while (books.itemAt(bins[size], position) != items[size]) {
        position--;
      }
      books.remove(bins[size], position);
    } else {
      books.add(bins[size], items[size]);
    }
  }
}
