package org.corridor.acknowledgement;

import java.io.DataInputStream;
import java.io.IOException;
import org.corridor.acknowledgement.SetAnswer.Noted;
import org.corridor.x12.Finding.Trigger;
import org.corridor.x12.SegmentWriter;

/**
 * Writes the 999 for a group (005010X231A1). Of a group that is refused itself only those sets are
 * told that are wrong on their own: nobody should read there that a set was accepted.
 */
final class ImplementationAnswer {
  private static final String CONVENTION = "005010X231A1";

  private final Reply reply;

  ImplementationAnswer(Reply reply) {
    this.reply = reply;
  }

  void write(GroupAnswer answer) throws IOException {
    reply.group(answer.group, "FA", CONVENTION);
    SegmentWriter out = reply.set("999", CONVENTION);
    out.segment("AK1")
        .text(Fit.sized(answer.group.functionalId(), 2, 2, 'Z'))
        .text(Fit.number(answer.group.control(), 9))
        .text(Fit.text(answer.group.version(), 12));
    DataInputStream sets = new DataInputStream(answer.sets.read());
    for (long i = 0; i < answer.sets(); i++) {
      SetAnswer set = SetAnswer.read(sets);
      if (!answer.refused() || !set.accepted()) {
        set(out, set);
      }
    }
    out.segment("AK9")
        .text(answer.verdict())
        .text(answer.stated())
        .text(answer.received())
        .text(answer.accepted());
    answer.codes().forEach(out::text);
    reply.endSet();
    reply.endGroup();
  }

  private static void set(SegmentWriter out, SetAnswer set) throws IOException {
    out.segment("AK2")
        .text(Fit.sized(set.type(), 3, 3, 'Z'))
        .text(Fit.sized(set.control(), 4, 9, '0'))
        .text(set.convention());
    long elementsOf = -1;
    for (Noted noted : set.noted()) {
      String code = noted.answer().substring("IK3:".length());
      if (!noted.inElement()) {
        segment(out, set, noted, code);
      } else {
        if (noted.position() != elementsOf) {
          segment(out, set, noted, "8");
          elementsOf = noted.position();
        }
        element(out, noted, code);
      }
      trigger(out, noted);
    }
    out.segment("IK5").text(String.valueOf(set.verdict()));
    set.codes().forEach(out::text);
  }

  private static void segment(SegmentWriter out, SetAnswer set, Noted noted, String code)
      throws IOException {
    out.segment("IK3").text(noted.segment()).number(noted.position()).text(noted.loop()).text(code);
    if (!noted.claim().isBlank() && !set.unit().isEmpty()) {
      out.segment("CTX").composite(set.unit(), noted.claim());
    }
  }

  /** What makes a segment or element required or not used; its loop is known by its position. */
  private static void trigger(SegmentWriter out, Noted noted) throws IOException {
    if (noted.trigger().isPresent()) {
      Trigger trigger = noted.trigger().get();
      out.segment("CTX")
          .composite("SITUATIONAL TRIGGER")
          .text(Fit.segment(trigger.segment()))
          .number(trigger.position())
          .empty(1);
      position(out, trigger.element());
    }
  }

  private static void element(SegmentWriter out, Noted noted, String code) throws IOException {
    out.segment("IK4");
    position(out, noted.element());
    out.text(Fit.number(noted.reference(), 4).equals("0") ? "" : noted.reference())
        .text(code)
        .text(noted.value().strip());
  }

  /** {@code 01-2} as element and component, without zeros that say nothing. */
  private static void position(SegmentWriter out, String element) {
    String[] parts = element.split("-", -1);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i].replaceFirst("^0+(?=.)", "");
    }
    out.composite(parts);
  }
}
