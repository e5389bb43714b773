package org.corridor.export;

/** How records stand in a file. The same window gives the same bytes. */
interface Form {

  /** How names of such files end, with the dot. */
  String ending();

  /**
   * What stands before the records.
   *
   * @param name of the file
   */
  byte[] head(String name, Window window);

  /** What stands behind them. */
  byte[] foot(int records);
}
