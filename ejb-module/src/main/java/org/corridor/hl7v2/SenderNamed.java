package org.corridor.hl7v2;

/** Whom MSH names as the sender, read from bytes before anybody knows their character set. */
public final class SenderNamed {

  private SenderNamed() {}

  /** MSH-3.1; empty when there is none, or in a character set of wide characters. */
  public static String application(byte[] content) {
    return DeclaredCharacterSet.inHeader(content, 3);
  }

  /** MSH-4.1, as {@link #application}. */
  public static String facility(byte[] content) {
    return DeclaredCharacterSet.inHeader(content, 4);
  }
}
