package org.corridor.authorization;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the FHIR server finds authorizations: both share the application's class loader. */
public final class AuthorizationDoor {

  private static volatile @Nullable Authorizations open;

  private AuthorizationDoor() {}

  /** Authorizations are up. */
  public static void open(Authorizations authorizations) {
    open = authorizations;
  }

  /** They go down. */
  public static void close() {
    open = null;
  }

  /** Authorizations, if they are up now. */
  public static Optional<Authorizations> now() {
    return Optional.ofNullable(open);
  }
}
