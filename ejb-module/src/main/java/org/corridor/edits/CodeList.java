package org.corridor.edits;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Codes that others keep. Asked for as bytes; nothing is made of what is asked.
 *
 * @see CodeLists
 */
final class CodeList {
  /** How much the list knows. */
  enum Extent {
    /** What it does not have is no code. */
    COMPLETE,
    /** What it does not have is doubtful. */
    OPEN,
    /** What it does not have is not known here; only the shape decides. */
    EXCERPT
  }

  /** What is wrong with a code. */
  enum Verdict {
    RIGHT,
    DATED,
    MISSHAPEN,
    NOT_A_CODE,
    DOUBTFUL
  }

  /** A code: from when and to when it may be used, as CCYYMMDD, 0 without an end. */
  record Code(int from, int to, String text) {
    boolean on(int date) {
      return (from == 0 || date >= from) && (to == 0 || date <= to);
    }
  }

  private static final int LONGEST = 12;

  private final CodeListUse use;
  private final Extent extent;
  private final Map<String, Code> codes;
  private final long[] keys;
  private final Code[] values;

  CodeList(CodeListUse use, Extent extent, Map<String, Code> codes) {
    this.use = use;
    this.extent = extent;
    this.codes = new HashMap<>(codes);
    int size = Integer.highestOneBit(Math.max(codes.size(), 4)) * 4;
    keys = new long[size];
    values = new Code[size];
    codes.forEach(this::put);
  }

  private void put(String code, Code value) {
    byte[] bytes = code.getBytes(StandardCharsets.ISO_8859_1);
    long key = key(bytes, 0, bytes.length);
    if (key < 0) {
      throw new RuleDefect("list %s: %s is not a code".formatted(use.list(), code));
    }
    int at = slot(key);
    while (keys[at] != 0) {
      at = (at + 1) & (keys.length - 1);
    }
    keys[at] = key;
    values[at] = value;
  }

  CodeListUse use() {
    return use;
  }

  Map<String, Code> codes() {
    return codes;
  }

  Verdict judge(byte[] bytes, int from, int to) {
    Code code = find(bytes, from, to);
    if (code != null) {
      return code.from() == 0 && code.to() == 0 ? Verdict.RIGHT : Verdict.DATED;
    }
    if (!use.shape().fits(bytes, from, to)) {
      return Verdict.MISSHAPEN;
    }
    return switch (extent) {
      case COMPLETE -> Verdict.NOT_A_CODE;
      case OPEN -> Verdict.DOUBTFUL;
      case EXCERPT -> Verdict.RIGHT;
    };
  }

  @Nullable Code find(byte[] bytes, int from, int to) {
    if (codes.isEmpty()) {
      return null;
    }
    long key = key(bytes, from, to);
    if (key <= 0) {
      return null;
    }
    for (int at = slot(key); keys[at] != 0; at = (at + 1) & (keys.length - 1)) {
      if (keys[at] == key) {
        return values[at];
      }
    }
    return null;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & (keys.length - 1);
  }

  /** Up to twelve capital letters and digits as a number; -1 of anything else. */
  private static long key(byte[] bytes, int from, int to) {
    if (to - from > LONGEST) {
      return -1;
    }
    long key = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      int value = b >= '0' && b <= '9' ? b - '0' + 1 : b >= 'A' && b <= 'Z' ? b - 'A' + 11 : -1;
      if (value < 0) {
        return -1;
      }
      key = 37 * key + value;
    }
    return key;
  }
}
