package org.corridor.couriers;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.corridor.declared.Section;
import org.corridor.declared.Values;

/** How the hub shows an HTTP server who it is. */
sealed interface Login {

  /** Not at all, or by its certificate. */
  record None() implements Login {}

  /**
   * By a header that is always the same: HTTP Basic (RFC 7617) or a bearer token (RFC 6750).
   *
   * @param authorization the header's value
   */
  record Fixed(Secret authorization) implements Login {}

  /**
   * By a token that another server gives out (OAuth 2.0 client credentials, RFC 6749 section 4.4).
   *
   * @param place where client and secret stand in the request for a token
   */
  record ClientCredentials(URI tokens, String client, Secret secret, String scope, Place place)
      implements Login {}

  /** Where a request for a token has the client's secret (RFC 6749 section 2.3.1). */
  enum Place {
    HEADER,
    BODY
  }

  /** Reads one of {@code basic}, {@code bearer} and {@code oauth2}. */
  static Login read(Section section) {
    if (List.of("basic", "bearer", "oauth2").stream().filter(section::has).count() > 1) {
      section.problem("", "expected one of basic, bearer and oauth2");
    }
    Optional<Login> bearer =
        Secret.named(section, "bearer")
            .map(token -> new Fixed(new Secret("Bearer " + token.value())));
    Optional<Login> basic = section.section("basic").map(Login::basic);
    Optional<Login> oauth = section.section("oauth2").map(Login::oauth);
    return bearer.or(() -> basic).or(() -> oauth).orElse(new None());
  }

  private static Login basic(Section section) {
    Login login =
        new Fixed(
            basic(
                section.text("user").orElse(""),
                Secret.named(section, "password").orElse(new Secret(""))));
    section.end();
    return login;
  }

  /** The value of an Authorization header. */
  static Secret basic(String user, Secret password) {
    byte[] both = (user + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
    return new Secret("Basic " + Base64.getEncoder().encodeToString(both));
  }

  private static Login oauth(Section section) {
    if (!section.has("token-url") || !section.has("client-id") || !section.has("client-secret")) {
      section.problem("", "expected token-url, client-id and client-secret");
    }
    Login login =
        new ClientCredentials(
            WebSettings.address(section, "token-url"),
            section.text("client-id").orElse(""),
            Secret.named(section, "client-secret").orElse(new Secret("")),
            section.text("scope").orElse(""),
            Values.choice(section, "client-authentication", Place.class).orElse(Place.HEADER));
    section.end();
    return login;
  }
}
