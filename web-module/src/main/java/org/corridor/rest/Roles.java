package org.corridor.rest;

/** The roles of the hub's users. */
public final class Roles {

  /** Runs the hub and holds its keys. */
  public static final String ADMIN = "admin";

  /** Keeps messages moving. */
  public static final String OPERATOR = "operator";

  /** Understands and repairs messages. */
  public static final String ANALYST = "analyst";

  /** Reads and writes patients' data over FHIR. */
  public static final String CLINICIAN = "clinician";

  /** Watches who did what. */
  public static final String AUDITOR = "auditor";

  /** Another program. */
  public static final String SYSTEM = "system";

  private Roles() {}
}
