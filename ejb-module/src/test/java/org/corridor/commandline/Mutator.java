package org.corridor.commandline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Spoils messages in the ways that senders, networks and files do; the same seed, the same way. */
final class Mutator {

  private static final String[] INTERESTING = {
    "\"\"",
    "20250230",
    "20260329023000",
    "2026",
    "99999999999999999999",
    "-1",
    "1e400",
    "<5",
    "|",
    "^",
    "~",
    "\\",
    "&",
    "^^^^^^^^^^",
    "~~~~~",
    "\\X4\\",
    "\\XZZ\\",
    "\\C1\\",
    "\\Zx\\",
    "\\.br\\",
    "\r",
    "\n",
    "\r\n",
    "\0",
    "\u000b",
    "\u001c",
    "\u00ff\u00fe",
    "\u00c3\u00a9",
    "UNICODE UTF-8",
    "8859/1",
    "ISO IR87",
    "+00",
    "20260101000000+1",
    "\u00ef\u00bb\u00bf",
    "MSH",
    "PID|",
    "&&&&&"
  };
  private static final int LARGE = 1 << 20;

  private final Random random;
  private final List<byte[]> examples;

  Mutator(long seed, List<byte[]> examples) {
    this.random = new Random(seed);
    this.examples = examples;
  }

  /** An example, spoiled one to four times. */
  byte[] next() {
    // One byte is one character here, so that nothing is repaired on the way.
    String text = new String(examples.get(random.nextInt(examples.size())), ISO_8859_1);
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      text = spoiled(text);
    }
    return text.getBytes(ISO_8859_1);
  }

  private String spoiled(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(20));
    return switch (random.nextInt(100) / 9) {
      case 0 -> text.substring(0, at) + text.substring(end);
      case 1 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
      case 2, 3 -> text.substring(0, at) + interesting() + text.substring(at);
      case 4 -> text.substring(0, at) + text.substring(at, end).repeat(3) + text.substring(end);
      case 5 -> text.substring(0, at);
      case 6, 7 -> withField(text);
      case 8 -> withSegments(text);
      case 9 -> text.replace(text.charAt(at), (char) (32 + random.nextInt(95)));
      case 10 -> text.substring(0, at) + rubbish(1 + random.nextInt(40)) + text.substring(at);
      default ->
          random.nextInt(50) == 0
              ? text.substring(0, at) + "x^".repeat(LARGE / 2) + text.substring(at)
              : text.substring(0, at) + text.substring(at).toLowerCase(java.util.Locale.ROOT);
    };
  }

  private String interesting() {
    return INTERESTING[random.nextInt(INTERESTING.length)];
  }

  private String rubbish(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return new String(bytes, ISO_8859_1);
  }

  private String withField(String text) {
    String[] fields = text.split("\\|", -1);
    fields[random.nextInt(fields.length)] = interesting();
    return String.join("|", fields);
  }

  private String withSegments(String text) {
    List<String> segments = new ArrayList<>(Arrays.asList(text.split("\r", -1)));
    int one = random.nextInt(segments.size());
    switch (random.nextInt(4)) {
      case 0 -> segments.remove(one);
      case 1 -> segments.add(random.nextInt(segments.size()), segments.get(one));
      case 2 -> Collections.swap(segments, one, random.nextInt(segments.size()));
      default -> segments.add(one, "Z" + (char) ('A' + random.nextInt(26)) + "1|1|deep^&&x~~y");
    }
    return String.join("\r", segments);
  }
}
