package org.corridor.operations;

/** Files that are written by the clock; counts are since the start. */
public interface ExportsMBean {
  int getDeclared();

  /** Exports that failed and are tried again. */
  long getFailing();

  long getFiles();

  long getRecords();

  long getBytes();
}
