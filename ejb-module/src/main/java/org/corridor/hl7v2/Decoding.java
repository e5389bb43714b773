package org.corridor.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Finds out in which character set a message was written: a byte order mark, else what the sender
 * always writes, else MSH-18 if the bytes agree, else UTF-8 if the bytes are that, else what the
 * sender usually writes.
 */
final class Decoding {

  private final byte[] bytes;
  private final Charset usual;
  private final boolean always;
  private final List<Finding> findings;

  private Decoding(byte[] bytes, SenderProfile sender, List<Finding> findings) {
    this.bytes = bytes;
    this.usual = sender.charset();
    this.always = sender.alwaysCharset();
    this.findings = findings;
  }

  static Decoded decode(byte[] bytes, SenderProfile sender, List<Finding> findings) {
    return new Decoding(bytes, sender, findings).decode();
  }

  private Decoded decode() {
    if (startsWith(0xEF, 0xBB, 0xBF)) {
      String text = strict(UTF_8, 3);
      if (text != null) {
        return new Decoded(text, UTF_8);
      }
      findings.add(misfit("The byte order mark says UTF-8 but the bytes are not"));
      return new Decoded(new String(bytes, 3, bytes.length - 3, usual), usual);
    }
    if (startsWith(0xFE, 0xFF) || startsWith(0, 'M')) {
      return wide(UTF_16BE);
    }
    if (startsWith(0xFF, 0xFE) || startsWith('M', 0)) {
      return wide(UTF_16LE);
    }
    if (always) {
      return told();
    }
    String declared = DeclaredCharacterSet.in(bytes);
    return declared.isEmpty() ? guess() : declared(declared);
  }

  private Decoded wide(Charset charset) {
    int mark = bytes[0] == 'M' || bytes[1] == 'M' ? 0 : 2;
    return new Decoded(new String(bytes, mark, bytes.length - mark, charset), charset);
  }

  /** The sender's profile knows better than its MSH-18. */
  private Decoded told() {
    String text = strict(usual, 0);
    if (text != null) {
      return new Decoded(text, usual);
    }
    findings.add(misfit("The bytes do not fit the character set that the sender's profile names"));
    return guess();
  }

  private Decoded declared(String name) {
    Optional<Charset> known = CharacterSets.named(name);
    if (known.isEmpty()) {
      findings.add(
          Finding.warning("MSH-18", "103", "MSH-18 names a character set that is not known"));
      return guess();
    }
    Charset charset = known.get();
    if (charset.equals(ISO_8859_1)) {
      return latin();
    }
    // A wide set would have shown itself in the first bytes.
    String text = charset.name().startsWith("UTF-16") ? null : strict(charset, 0);
    if (text != null && text.indexOf("MSH") >= 0) {
      return new Decoded(text, charset);
    }
    findings.add(misfit("The bytes do not fit the character set that MSH-18 names"));
    return guess();
  }

  /** Bytes 0x80 to 0x9F are control characters in 8859/1 that nobody sends. */
  private Decoded latin() {
    for (byte b : bytes) {
      if (b < (byte) 0xA0) {
        return notLatin();
      }
    }
    return new Decoded(new String(bytes, ISO_8859_1), ISO_8859_1);
  }

  private Decoded notLatin() {
    String text = strict(UTF_8, 0);
    if (text != null) {
      findings.add(misfit("MSH-18 names 8859/1 but the bytes are UTF-8"));
      return new Decoded(text, UTF_8);
    }
    findings.add(misfit("MSH-18 names 8859/1 but the bytes are windows-1252"));
    return new Decoded(new String(bytes, CharacterSets.WINDOWS_1252), CharacterSets.WINDOWS_1252);
  }

  private Decoded guess() {
    String text = strict(UTF_8, 0);
    if (text != null) {
      return new Decoded(text, UTF_8);
    }
    // A sender that usually writes UTF-8 or ASCII did not this time.
    boolean helpful = !usual.equals(UTF_8) && !usual.equals(US_ASCII);
    Charset charset = helpful ? usual : CharacterSets.WINDOWS_1252;
    return new Decoded(new String(bytes, charset), charset);
  }

  private @Nullable String strict(Charset charset, int from) {
    if (charset.equals(UTF_8) || charset.equals(US_ASCII)) {
      if (isAscii()) {
        return new String(bytes, US_ASCII);
      }
    }
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private boolean isAscii() {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean startsWith(int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if (bytes[i] != (byte) start[i]) {
        return false;
      }
    }
    return true;
  }

  private static Finding misfit(String text) {
    return Finding.warning("MSH-18", "charset-does-not-fit", text);
  }
}
