package org.corridor.hub;

import java.util.Locale;

/** Who asks. */
public enum Role {
  ADMIN,
  OPERATOR,
  ANALYST,
  CLINICIAN,
  AUDITOR,
  SYSTEM;

  /** The name of the role, and of the user that the first start makes for it. */
  public String user() {
    return name().toLowerCase(Locale.ROOT);
  }
}
