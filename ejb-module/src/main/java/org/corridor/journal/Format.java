package org.corridor.journal;

/** What the bytes of a message are. Their names stand in the journal and on the queue. */
public enum Format {
  /** An HL7 v2 message. */
  V2("application/hl7-v2"),
  /** A FHIR R4 resource in JSON, mostly a bundle. */
  FHIR("application/fhir+json"),
  /**
   * A FHIR bundle that the hub made of a version of a resource in its own repository. The control
   * id names the version, so that two of one control id are the same whatever surrounds it.
   */
  CHANGE("application/fhir+json"),
  /**
   * A table that was posted and not taken whole, kept for people to look at: its rows are messages
   * of their own.
   */
  TABLE("text/csv");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  /** As people are told it over HTTP. */
  public String mediaType() {
    return mediaType;
  }
}
