package io.fleetfold.solver.pattern;

import java.util.Arrays;

/**
 * Partial fillings in parallel arrays, so that millions of them cost no objects. A state remembers
 * the state it grew from and the item that it added; −1 stands for "none".
 */
final class States {

  private long[] draw = new long[1 << 12];
  private double[] value = new double[1 << 12];
  private long[] kilobits = new long[1 << 12];
  private int[] parent = new int[1 << 12];
  private int[] item = new int[1 << 12];
  private int size;

  void clear() {
    size = 0;
  }

  int add(long newDraw, double newValue, long newKilobits, int newParent, int newItem) {
    if (size == draw.length) {
      grow();
    }
    draw[size] = newDraw;
    value[size] = newValue;
    kilobits[size] = newKilobits;
    parent[size] = newParent;
    item[size] = newItem;
    return size++;
  }

  private void grow() {
    int capacity = 2 * size;
    draw = Arrays.copyOf(draw, capacity);
    value = Arrays.copyOf(value, capacity);
    kilobits = Arrays.copyOf(kilobits, capacity);
    parent = Arrays.copyOf(parent, capacity);
    item = Arrays.copyOf(item, capacity);
  }

  long draw(int state) {
    return draw[state];
  }

  double value(int state) {
    return value[state];
  }

  long kilobits(int state) {
    return kilobits[state];
  }

  int parent(int state) {
    return parent[state];
  }

  int item(int state) {
    return item[state];
  }
}
