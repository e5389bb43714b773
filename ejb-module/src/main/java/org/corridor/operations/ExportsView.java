package org.corridor.operations;

import org.corridor.export.Exports;

/** {@link ExportsMBean} on the meters and the exports. */
record ExportsView(Meters meters, Exports exports) implements ExportsMBean {

  @Override
  public int getDeclared() {
    return exports.declared();
  }

  @Override
  public long getFailing() {
    return exports.failing();
  }

  @Override
  public long getFiles() {
    return meters.count("corridor.export.files");
  }

  @Override
  public long getRecords() {
    return meters.count("corridor.export.records");
  }

  @Override
  public long getBytes() {
    return meters.count("corridor.export.bytes");
  }
}
