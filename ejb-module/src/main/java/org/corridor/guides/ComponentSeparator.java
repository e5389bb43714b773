package org.corridor.guides;

import org.corridor.x12.Segment;
import org.corridor.x12.Separators;

/**
 * Sees that components are divided by something else than ISA16 says, as in {@code
 * CLM*1*10***11>B>1} where ISA16 is a colon. Many senders copy their claims from one envelope into
 * another.
 */
final class ComponentSeparator {
  private static final String USUAL = ":><|\\!^";

  private ComponentSeparator() {}

  /**
   * Whether a composite is one long component by ISA16 and several by another character; from then
   * on the set is read by that.
   */
  static boolean differs(ElementUse composite, Segment segment, int start, int end) {
    ElementUse first = composite.components().get(1).orElse(null);
    if (first == null
        || end - start <= first.max()
        || segment.componentEnd(start, end) - start <= first.max()) {
      return false;
    }
    byte[] bytes = segment.buffer();
    int at = start + Math.max(1, first.min());
    while (at < start + first.max() + 1 && USUAL.indexOf(bytes[at]) < 0) {
      at++;
    }
    Separators now = segment.separators();
    if (at > start + first.max() || now.separates(bytes[at])) {
      return false;
    }
    segment.readBy(new Separators(now.element(), bytes[at], now.repetition(), now.segment()));
    return true;
  }
}
