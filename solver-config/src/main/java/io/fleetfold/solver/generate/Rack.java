package io.fleetfold.solver.generate;

/**
 * A rack before its hosts are there.
 *
 * @param number from 0 through the whole fleet
 * @param site index of its site
 * @param row number of its row through the whole fleet; a row may end in the next site
 * @param limitWatts what it may draw
 */
record Rack(int number, int site, int row, GeneratedType type, double limitWatts) {

  static final int HOSTS = 5;
  static final int ACCELERATORS_PER_HOST = 8;
  static final int ACCELERATORS = HOSTS * ACCELERATORS_PER_HOST;
  static final int PER_ROW = 10;

  /** Whether it stands in the same row and site. */
  boolean isBeside(Rack other) {
    return row == other.row && site == other.site;
  }
}
