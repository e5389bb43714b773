package org.corridor.shared;

/** How much a {@link Finding} weighs. */
public enum Severity {
  /** Worth knowing; nothing was lost or changed. */
  INFORMATION,
  /** Something was repaired, defaulted or kept as text. */
  WARNING,
  /** The message, or the named part of it, could not be used. */
  ERROR
}
