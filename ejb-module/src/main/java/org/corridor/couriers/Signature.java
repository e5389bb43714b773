package org.corridor.couriers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures as in Standard Webhooks 1.0: HMAC-SHA256 over id, time and body. */
final class Signature {

  private static final String PREFIX = "whsec_";
  private static final int SHORTEST = 24;

  private Signature() {}

  /** Whether {@code key} is one; so is that which a check without settings has. */
  static boolean isKey(Secret key) {
    return key.value().isEmpty() || decoded(key).length >= SHORTEST;
  }

  /**
   * The signature {@code v1,…}.
   *
   * @param id of the delivery
   * @param time in seconds since 1970
   */
  static String of(Secret key, String id, long time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(decoded(key), "HmacSHA256"));
      mac.update((id + "." + time + ".").getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static byte[] decoded(Secret key) {
    String text = key.value();
    try {
      return text.startsWith(PREFIX)
          ? Base64.getDecoder().decode(text.substring(PREFIX.length()))
          : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
