package org.corridor.core;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A version of the CAQH CORE Connectivity Rule. */
enum CoreRule {
  /** Phase II CORE 270, in force since 2013: SOAP and MIME. */
  C2_2_0("2.2.0", "SHA-1"),

  /** Of December 2020: adds REST. Check sums of the older rules are still met. */
  C4_0_0("4.0.0", "SHA-256");

  private final String version;
  private final String digest;

  CoreRule(String version, String digest) {
    this.version = version;
    this.digest = digest;
  }

  /** What CORERuleVersion says. */
  String version() {
    return version;
  }

  /** In hexadecimal: against accidents, not against people, who are kept out by TLS. */
  String checkSum(byte[] payload) {
    return digest(digest, payload);
  }

  boolean isCheckSum(String sum, byte[] payload) {
    return sum.equalsIgnoreCase(checkSum(payload))
        || sum.equalsIgnoreCase(C2_2_0.checkSum(payload));
  }

  private static String digest(String algorithm, byte[] payload) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      int digits = digest.getDigestLength() * 2;
      return String.format("%0" + digits + "x", new BigInteger(1, digest.digest(payload)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
