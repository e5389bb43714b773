package org.corridor.export;

/** A resource in each line, as JSON in UTF-8. */
final class Ndjson implements Form {

  @Override
  public String ending() {
    return ".ndjson";
  }

  @Override
  public byte[] head(String name, Window window) {
    return new byte[0];
  }

  @Override
  public byte[] foot(int records) {
    return new byte[0];
  }
}
