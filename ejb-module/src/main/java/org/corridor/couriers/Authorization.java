package org.corridor.couriers;

import java.util.Optional;

/** The Authorization header of requests. */
interface Authorization {

  /** The header's value now. */
  Optional<Secret> header() throws NoToken, InterruptedException;

  /**
   * Told that the server did not take the header.
   *
   * @return whether another may be taken
   */
  boolean renew();

  static Authorization of(Login login, WebClient client) {
    if (login instanceof Login.ClientCredentials credentials) {
      return new Tokens(credentials, client, System::nanoTime);
    }
    Optional<Secret> header =
        login instanceof Login.Fixed fixed ? Optional.of(fixed.authorization()) : Optional.empty();
    return new Authorization() {
      @Override
      public Optional<Secret> header() {
        return header;
      }

      @Override
      public boolean renew() {
        return false;
      }
    };
  }
}
