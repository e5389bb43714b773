package org.corridor.hl7v2;

/** Placeholder shape; see the package description. */
public final class V2Message {
  private V2Message() {}
}
