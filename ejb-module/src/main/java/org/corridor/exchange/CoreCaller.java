package org.corridor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.corridor.core.Caller;
import org.corridor.core.UserToken;
import org.corridor.declared.Secrets;
import org.corridor.declared.Section;
import org.corridor.shared.Digest;

/**
 * How a partner that calls our CORE server shows who it is; all that is declared must be right.
 *
 * @param sender its SenderID
 * @param user in the envelope
 * @param certificate SHA-256 of it, in hexadecimal
 */
public record CoreCaller(String sender, Optional<UserToken> user, Optional<String> certificate) {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /** Reads {@code sender}, {@code user}, {@code password} and {@code certificate}. */
  static CoreCaller read(Section section) {
    if (!section.has("sender")) {
      section.problem("", "expected sender");
    }
    Optional<String> user = section.text("user");
    Optional<String> password = Secrets.text(section, "password");
    if (user.isPresent() != section.has("password")) {
      section.problem("", "expected user and password, or neither");
    }
    Optional<String> certificate =
        section.text("certificate").map(text -> text.replace(":", "").toLowerCase(Locale.ROOT));
    if (certificate.filter(text -> !SHA_256.matcher(text).matches()).isPresent()) {
      section.problem("certificate", "expected its SHA-256: 64 characters 0 to f");
    }
    if (user.isEmpty() && certificate.isEmpty()) {
      section.problem("", "expected user and password, or certificate");
    }
    section.end();
    return new CoreCaller(
        section.text("sender").orElse(""),
        user.map(name -> new UserToken(name, password.orElse(""))),
        certificate);
  }

  /** Whether it is this one who calls. */
  boolean is(Caller caller) {
    return caller.senderId().equals(sender)
        && (user.isEmpty() || caller.user().filter(this::knows).isPresent())
        && (certificate.isEmpty() || caller.certificate().filter(this::knows).isPresent());
  }

  private boolean knows(UserToken shown) {
    UserToken own = user.orElseThrow();
    // An empty password is one that is not configured.
    return !own.password().isEmpty()
        & same(own.user(), shown.user())
        & same(own.password(), shown.password());
  }

  private boolean knows(X509Certificate shown) {
    try {
      return same(certificate.orElseThrow(), Digest.of(shown.getEncoded()));
    } catch (CertificateEncodingException e) {
      return false;
    }
  }

  /** In the same time, wherever they differ. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
