package org.corridor.guides;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A set in which every segment and loop of a guide stands once, with all that the guide allows. */
final class FullSet {
  private final Guide guide;
  private final List<String> segments = new ArrayList<>();
  private int levels;

  private FullSet(Guide guide) {
    this.guide = guide;
  }

  /** Such a set in its interchange. */
  static String of(Guide guide) {
    FullSet set = new FullSet(guide);
    set.loop(guide.root(), 0);
    return "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260101*1200*^*00501*"
        + "000000001*0*T*:~GS*%s*S*R*20260101*1200*1*X*%s~"
            .formatted(guide.group(), guide.convention())
        + String.join("~", set.segments)
        + "~GE*1*1~IEA*1*000000001~";
  }

  /** What a loop holds in the order of the standard; what begins it comes first. */
  private void loop(LoopUse loop, int above) {
    record Item(int position, @Nullable SegmentUse segment, @Nullable LoopUse loop) {}
    List<Item> items = new ArrayList<>();
    loop.segments.forEach(s -> items.add(new Item(s.begins() ? -1 : s.position, s, null)));
    loop.loops.forEach(l -> items.add(new Item(l.position, null, l)));
    items.sort(Comparator.comparingInt(Item::position));
    int level = above;
    for (Item item : items) {
      SegmentUse segment = item.segment();
      if (segment == null) {
        loop(Objects.requireNonNull(item.loop()), level);
      } else if (segment.segment.equals("HL")) {
        level = level(segment, above);
      } else {
        segments.add(text(segment));
      }
    }
  }

  private int level(SegmentUse hl, int above) {
    boolean inner = hl.loop.loops.stream().anyMatch(l -> l.first().segment.equals("HL"));
    int id = ++levels;
    segments.add(
        "HL*%d*%s*%s%s"
            .formatted(
                id,
                above == 0 ? "" : above,
                code(Objects.requireNonNull(hl.elements[3])),
                hl.elements.length < 5 ? "" : inner ? "*1" : "*0"));
    return id;
  }

  private String text(SegmentUse use) {
    List<String> elements = new ArrayList<>(List.of(use.segment));
    for (int i = 1; i < use.elements.length; i++) {
      ElementUse element = use.elements[i];
      boolean left = element == null || (excluded(use.notes, i) && !element.required());
      elements.add(left ? "" : text(use, element, elements));
    }
    return String.join("*", elements);
  }

  private String text(SegmentUse use, @Nullable ElementUse element, List<String> before) {
    Objects.requireNonNull(element);
    if (use.segment.equals("SE") && element.number() == 1) {
      return "" + (segments.size() + 1);
    }
    if (use.segment.equals("ST") && element.number() > 1) {
      return element.number() == 2 ? "0001" : guide.convention();
    }
    if (use.segment.equals("SE")) {
      return "0001";
    }
    if (!element.composite()) {
      return value(element, before.get(before.size() - 1));
    }
    List<String> parts = new ArrayList<>();
    for (int i = 1; i < element.components().size(); i++) {
      String last = parts.isEmpty() ? "" : parts.get(parts.size() - 1);
      boolean out = excluded(element.notes(), i);
      parts.add(element.components().get(i).filter(p -> !out).map(p -> value(p, last)).orElse(""));
    }
    return String.join(":", parts).replaceAll(":+$", "");
  }

  /** Of elements that exclude each other the first stands for all. */
  private static boolean excluded(List<SyntaxNote> notes, int element) {
    return notes.stream()
        .filter(n -> n.kind() == 'E')
        .anyMatch(
            n -> {
              for (int i = 1; i < n.elements().length; i++) {
                if (n.elements()[i] == element) {
                  return true;
                }
              }
              return false;
            });
  }

  private static String value(ElementUse element, String before) {
    if (element.codes() != null) {
      return code(element);
    }
    String number = element.data().number();
    if (number.equals("1250")) {
      return "D8";
    }
    if (number.equals("1251")) {
      return switch (before) {
        case "RD8" -> "20260101-20260131";
        case "DT" -> "202601011200";
        case "TM" -> "1200";
        default -> "20260101";
      };
    }
    int length = Math.max(1, element.min());
    return switch (element.data().type()) {
      case DT -> "20260101";
      case TM -> "1200";
      case N0, N2, R -> "1".repeat(length);
      default -> "A".repeat(length);
    };
  }

  private static String code(ElementUse element) {
    long packed = Objects.requireNonNull(element.codes()).packed[0];
    StringBuilder code = new StringBuilder();
    for (long rest = packed; rest != 0; rest >>>= 8) {
      code.insert(0, (char) (rest & 0xFF));
    }
    return code.toString();
  }
}
