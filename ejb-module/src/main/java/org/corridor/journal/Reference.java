package org.corridor.journal;

/**
 * A FHIR reference in its two parts.
 *
 * @param resource {@code Patient/…}
 * @param version of the resource; empty in a reference to whatever is current
 */
record Reference(String resource, String version) {

  private static final String HISTORY = "/_history/";

  static Reference of(String text) {
    int at = text.indexOf(HISTORY);
    return at < 0
        ? new Reference(text, "")
        : new Reference(text.substring(0, at), text.substring(at + HISTORY.length()));
  }

  @Override
  public String toString() {
    return version.isEmpty() ? resource : resource + HISTORY + version;
  }
}
