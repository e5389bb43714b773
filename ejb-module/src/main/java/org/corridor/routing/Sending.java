package org.corridor.routing;

/** What a route sends. */
public enum Sending {
  /** The message as it came, whatever it is, or with its changes. */
  V2,
  /** The FHIR bundle that the message becomes. */
  FHIR,
  /** HL7 v2 messages that are made of that bundle, with changes. */
  V2_FROM_FHIR
}
