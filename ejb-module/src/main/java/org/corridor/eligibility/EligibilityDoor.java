package org.corridor.eligibility;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the FHIR server finds eligibility: both share the application's class loader. */
public final class EligibilityDoor {

  private static volatile @Nullable Eligibility open;

  private EligibilityDoor() {}

  /** Eligibility is up. */
  public static void open(Eligibility eligibility) {
    open = eligibility;
  }

  /** It goes down. */
  public static void close() {
    open = null;
  }

  /** Eligibility, if it is up now. */
  public static Optional<Eligibility> now() {
    return Optional.ofNullable(open);
  }
}
