package io.fleetfold.solver.pattern;

import java.util.Arrays;

/**
 * States by rising draw and rising value: none of them is beaten by another that draws less and is
 * worth more.
 */
final class Front {

  int[] states = new int[16];
  int size;

  void clear() {
    size = 0;
  }

  void append(int state) {
    if (size == states.length) {
      states = Arrays.copyOf(states, 2 * size);
    }
    states[size++] = state;
  }

  void copyFrom(Front other) {
    if (states.length < other.size) {
      states = new int[Math.max(16, other.states.length)];
    }
    System.arraycopy(other.states, 0, states, 0, other.size);
    size = other.size;
  }
}
