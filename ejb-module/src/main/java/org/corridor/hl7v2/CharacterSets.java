package org.corridor.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** HL7 table 0211, the names of character sets in MSH-18, and what senders write instead. */
public final class CharacterSets {

  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final Map<String, String> TABLE_0211 =
      Map.ofEntries(
          Map.entry("ASCII", "US-ASCII"),
          Map.entry("ISO IR6", "US-ASCII"),
          Map.entry("ISO IR14", "JIS_X0201"),
          Map.entry("ISO IR87", "ISO-2022-JP"),
          Map.entry("ISO IR159", "ISO-2022-JP"),
          Map.entry("GB 18030-2000", "GB18030"),
          Map.entry("KS X 1001", "EUC-KR"),
          Map.entry("CNS 11643-1992", "ISO-2022-CN"),
          Map.entry("BIG-5", "Big5"),
          Map.entry("UNICODE", "UTF-16"),
          Map.entry("UNICODE UTF-8", "UTF-8"),
          Map.entry("UNICODE UTF-16", "UTF-16"),
          Map.entry("UNICODE UTF-32", "UTF-32"));

  private CharacterSets() {}

  /** The character set of that name; empty when nobody knows it. */
  public static Optional<Charset> named(String name) {
    String key = name.strip().toUpperCase(Locale.ROOT);
    if (key.equals("UNICODE UTF-8")) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    String java = key.startsWith("8859/") ? "ISO-8859-" + key.substring(5) : TABLE_0211.get(key);
    return supported(java == null ? key : java);
  }

  private static Optional<Charset> supported(String name) {
    try {
      return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }
}
