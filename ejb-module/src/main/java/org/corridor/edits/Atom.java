package org.corridor.edits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.corridor.guides.LoopUse;
import org.corridor.guides.SegmentUse;

/**
 * A fact about a set: that a loop, a segment or an element is there, or what an element is, such as
 * {@code 2010BA/N3}, {@code REF[F8]} or {@code CLM05-3=7|8}.
 *
 * @param loops the loop, after those directly around it; empty for that of the rule
 * @param segment its name, empty where the loop itself is meant
 * @param qualifiers codes of the segment's first element or component, that tell it from namesakes
 * @param selectors what else must be so of the segment
 * @param probe what must be so of the element
 * @param counted what a comparison counts, empty without one
 */
record Atom(
    List<String> loops,
    String segment,
    List<String> qualifiers,
    List<Probe> selectors,
    Probe probe,
    String counted,
    String text) {

  private static final Pattern SEGMENT =
      Pattern.compile(
          "([A-Z][A-Z0-9]{1,2}?)(?:\\[([^\\]]*)\\])?"
              + "((?:\\d\\d|\\*)?(?:-[\\d*])?(?:(?:!=#|>#|[=<>%~]).*)?)");

  static Atom of(String text) {
    List<String> path = new ArrayList<>();
    String rest = text;
    int slash = rest.indexOf('/');
    while (Character.isDigit(rest.charAt(0)) && slash > 0) {
      path.add(rest.substring(0, slash));
      rest = rest.substring(slash + 1);
      slash = rest.indexOf('/');
    }
    if (Character.isDigit(rest.charAt(0))) {
      path.add(rest);
      return new Atom(path, "", List.of(), List.of(), Probe.of(""), "", text);
    }
    Matcher m = SEGMENT.matcher(rest);
    if (!m.matches()) {
      throw new RuleDefect("not a fact: " + text);
    }
    List<String> qualifiers = new ArrayList<>();
    List<Probe> selectors = new ArrayList<>();
    for (String selector : m.group(2) == null ? new String[0] : m.group(2).split(",")) {
      boolean quoted = selector.contains("'");
      if (quoted || (selector.matches("[A-Z0-9|]+") && !selector.matches("\\d\\d"))) {
        qualifiers.addAll(List.of(selector.replace("'", "").split("\\|")));
      } else {
        selectors.add(Probe.of(selector));
      }
    }
    String question = m.group(3);
    int hash = question.indexOf('#');
    return new Atom(
        path,
        m.group(1),
        qualifiers,
        selectors,
        Probe.of(hash < 0 ? question : question.substring(0, hash + 1)),
        hash < 0 ? "" : question.substring(hash + 1),
        text);
  }

  /** The segment alone, whatever its element is. */
  Atom bare() {
    return new Atom(loops, segment, qualifiers, selectors, Probe.of(""), "", text + " (bare)");
  }

  /** Whether it is about an element rather than a segment or loop as such. */
  boolean ofElement() {
    return probe.element() != 0;
  }

  /** Whether a use may be what this is about, seen from a rule's loop. */
  boolean means(SegmentUse use, LoopUse scope) {
    if (loops.isEmpty() ? use.loop() != scope : !inPath(use.loop())) {
      return false;
    }
    if (segment.isEmpty()) {
      return use.begins();
    }
    return use.segment().equals(segment)
        && (qualifiers.isEmpty() || use.distinguished(1, 1, qualifiers).orElse(true));
  }

  private boolean inPath(LoopUse loop) {
    LoopUse at = loop;
    for (int i = loops.size() - 1; i >= 0; i--) {
      if (!at.id().equals(loops.get(i))) {
        return false;
      }
      if (i > 0) {
        if (at.parent().isEmpty()) {
          return false;
        }
        at = at.parent().get();
      }
    }
    return true;
  }

  /** The outermost of the loops that it names around a use. */
  LoopUse head(SegmentUse use) {
    LoopUse head = use.loop();
    for (int i = 1; i < loops.size(); i++) {
      head = head.parent().orElse(head);
    }
    return head;
  }

  /** The questions to a segment of this use. */
  List<Probe> probes(SegmentUse use) {
    List<Probe> probes = new ArrayList<>(selectors);
    if (!qualifiers.isEmpty() && !use.distinguished(1, 1, qualifiers).orElse(false)) {
      probes.add(Probe.of("01-1=" + qualifiers.stream().collect(Collectors.joining("|"))));
    }
    if (probe.element() != 0) {
      probes.add(probe);
    }
    return probes;
  }

  static List<Atom> alternatives(String text) {
    return Arrays.stream(text.split(" or ")).map(String::strip).map(Atom::of).toList();
  }
}
