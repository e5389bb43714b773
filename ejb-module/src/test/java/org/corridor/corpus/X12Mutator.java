package org.corridor.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Spoils interchanges in bytes, elements and segments; the same seed, the same way. */
final class X12Mutator {

  private static final String[] INTERESTING = {
    "",
    "~",
    "*",
    ":",
    "^",
    "~~~~",
    "*****",
    ":::::::::::::",
    "^^^^",
    "\0",
    "\n",
    "\r\n",
    "ISA*",
    "IEA",
    "GS*HC",
    "SE*1*1",
    "ST*837*1~",
    "BIN*5*",
    "BIN*99999999999*",
    "BIN*-1*x",
    "BDS*ASC*9*",
    "99999999999999999999",
    "-1",
    "-",
    ".",
    "1.2.3",
    "1e9",
    "20250230",
    "20240229",
    "ABCDEFGHIJ",
    "\u00ef\u00bb\u00bf",
    "\u00ff",
    "\u00c3",
    "005010X222A1",
    "837",
    "CLM",
    "HL",
    "NM1",
    "999999999"
  };
  private static final int LARGE = 1 << 21;

  private final Random random;
  private final List<byte[]> examples;

  X12Mutator(long seed, List<byte[]> examples) {
    this.random = new Random(seed);
    this.examples = examples;
  }

  /** An example, spoiled one to five times. */
  byte[] next() {
    // One byte is one character here, so that nothing is repaired on the way.
    String text = new String(examples.get(random.nextInt(examples.size())), ISO_8859_1);
    for (int times = 1 + random.nextInt(5); times > 0; times--) {
      text = spoiled(text);
    }
    return text.getBytes(ISO_8859_1);
  }

  private String spoiled(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(30));
    return switch (random.nextInt(12)) {
      case 0 -> text.substring(0, at) + text.substring(end);
      case 1 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
      case 2 -> text.substring(0, at) + interesting() + text.substring(at);
      case 3 -> text.substring(0, at) + text.substring(at, end).repeat(3) + text.substring(end);
      case 4 -> text.substring(0, at);
      case 5, 6, 7 -> withElement(text);
      case 8, 9, 10 -> withSegments(text);
      default ->
          random.nextInt(60) == 0
              ? text.substring(0, at) + interesting().repeat(LARGE / 10) + text.substring(at)
              : text.replace(text.charAt(at), (char) (32 + random.nextInt(95)));
    };
  }

  private String interesting() {
    return INTERESTING[random.nextInt(INTERESTING.length)];
  }

  private String withElement(String text) {
    String[] elements = text.split("\\*", -1);
    elements[random.nextInt(elements.length)] = interesting();
    return String.join("*", elements);
  }

  private String withSegments(String text) {
    List<String> segments = new ArrayList<>(Arrays.asList(text.split("~", -1)));
    int one = random.nextInt(segments.size());
    switch (random.nextInt(5)) {
      case 0 -> segments.remove(one);
      case 1 -> segments.add(random.nextInt(segments.size()), segments.get(one));
      case 2 -> Collections.swap(segments, one, random.nextInt(segments.size()));
      case 3 ->
          segments.addAll(
              one, List.copyOf(segments.subList(one, Math.min(segments.size(), one + 9))));
      default -> segments.add(one, interesting() + "*1:2^3*" + interesting());
    }
    return String.join("~", segments);
  }
}
