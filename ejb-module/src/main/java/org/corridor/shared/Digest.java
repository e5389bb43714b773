package org.corridor.shared;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What identifies content without showing it. */
public final class Digest {

  private Digest() {}

  /** The SHA-256 of {@code content}, in hexadecimal. */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(bytes(content));
  }

  /** The SHA-256 of {@code content}: 32 bytes. */
  public static byte[] bytes(byte[] content) {
    return sha256().digest(content);
  }

  /** A SHA-256 of content that comes piece by piece. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new LinkageError("every Java has SHA-256", impossible);
    }
  }
}
