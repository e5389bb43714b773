package org.corridor.x12;

import java.io.IOException;
import java.io.InputStream;
import org.corridor.x12.Finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Reads interchanges and tells a handler what is in them. What is wrong with one set, group or
 * interchange is a finding and costs no other: whatever begins anew ends what was left open.
 */
public final class InterchangeReader {
  private static final long ISA = Segment.packed("ISA");
  private static final long IEA = Segment.packed("IEA");
  private static final long GS = Segment.packed("GS");
  private static final long GE = Segment.packed("GE");
  private static final long ST = Segment.packed("ST");
  private static final long SE = Segment.packed("SE");

  private final InterchangeHandler handler;
  private final Limits limits;
  private final HeaderChecks headers;

  private @Nullable Interchange interchange;
  private @Nullable FunctionalGroup group;
  private @Nullable TransactionSet set;
  private ControlNumbers controls = new ControlNumbers();
  private long position;
  private int sets;
  private int groups;
  private int found;

  public InterchangeReader(InterchangeHandler handler, Limits limits) {
    this.handler = handler;
    this.limits = limits;
    this.headers = new HeaderChecks(this::envelope);
  }

  /** Reads a stream to its end. False if there is no interchange in it. */
  public boolean read(InputStream in) throws IOException {
    SegmentReader reader = new SegmentReader(in, limits);
    while (reader.next()) {
      take(reader);
    }
    if (reader.stray() > 0 && found > 0) {
      envelope(
          "TA1:022",
          "text-after-interchange",
          "",
          Severity.WARNING,
          reader.stray() + " bytes after the last interchange belong to none");
    }
    if (interchange != null) {
      breakOff("the interchange ends without its IEA", reader.segment().offset());
    }
    return found > 0;
  }

  private void take(SegmentReader reader) {
    Segment segment = reader.segment();
    long name = segment.packedName();
    if (name == ISA) {
      begin(reader);
    } else if (set != null && name != SE) {
      inSet(segment, name);
    } else if (name == ST) {
      beginSet(segment);
    } else if (name == SE) {
      trailer(segment);
    } else if (name == GS) {
      beginGroup(segment);
    } else if (name == GE) {
      endGroup(segment);
    } else if (name == IEA) {
      end(segment);
    } else {
      between(segment);
    }
    if (!reader.terminated() && interchange != null) {
      envelope(
          "TA1:004",
          "terminator-missing",
          segment.name(),
          Severity.WARNING,
          "the last segment has no terminator");
    }
  }

  // ---------------------------------------------------------------------------- interchange

  private void begin(SegmentReader reader) {
    Segment isa = reader.segment();
    if (interchange != null) {
      breakOff("another ISA comes before its IEA", isa.offset());
    }
    found++;
    Interchange next = Interchange.of(isa);
    interchange = next;
    groups = 0;
    controls = new ControlNumbers();
    handler.interchange(next);
    if (reader.stray() > 0) {
      envelope(
          "",
          "text-before-interchange",
          "ISA",
          Severity.WARNING,
          reader.stray() + " bytes before it belong to no interchange");
    }
    if (!reader.headerAsDefined()) {
      envelope(
          "TA1:024",
          "header-length",
          "ISA",
          Severity.WARNING,
          "ISA has not the 106 bytes of its fixed elements; it was read by its separators");
    }
    headers.isa(isa);
  }

  private void end(Segment iea) {
    closeGroup(iea.offset());
    Interchange current = interchange;
    if (current == null) {
      return;
    }
    if (!iea.text(2).strip().equals(current.control())) {
      envelope(
          "TA1:001",
          "interchange-control-number-differs",
          "IEA",
          Severity.ERROR,
          "IEA02 is not ISA13");
    }
    if (!Counts.same(iea.text(1), groups)) {
      envelope(
          "TA1:021",
          "group-count-differs",
          "IEA",
          Severity.ERROR,
          "IEA01 is not the number of groups, " + groups);
    }
    endInterchange();
  }

  private void endInterchange() {
    Interchange current = interchange;
    interchange = null;
    if (current != null) {
      handler.interchangeEnded(current);
    }
  }

  /** Ends an interchange that breaks off; that inner trailers are missing too needs no words. */
  private void breakOff(String text, long at) {
    envelope("TA1:023", "interchange-trailer-missing", "IEA", Severity.ERROR, text);
    endSet(false, at);
    FunctionalGroup open = group;
    group = null;
    if (open != null) {
      handler.groupEnded(open, "", sets);
    }
    endInterchange();
  }

  private void between(Segment segment) {
    Interchange current = interchange;
    if (current != null
        && group == null
        && (segment.is("TA1") || segment.is("ISB") || segment.is("ISE") || segment.is("TA3"))) {
      handler.service(current, segment);
    } else {
      envelope(
          group == null ? "TA1:022" : "AK9:26",
          "segment-outside-set",
          segment.name(),
          Severity.ERROR,
          "it stands in no set");
    }
  }

  // ---------------------------------------------------------------------------------- group

  private void beginGroup(Segment gs) {
    Interchange current = interchange;
    if (current == null) {
      return;
    }
    closeGroup(gs.offset());
    groups++;
    sets = 0;
    FunctionalGroup next = FunctionalGroup.of(current, gs);
    group = next;
    handler.group(next);
    headers.gs(gs);
    if (!controls.firstGroup(next.control())) {
      envelope(
          "AK9:19",
          "group-control-number-again",
          "GS",
          Severity.ERROR,
          "another group of this interchange has the same GS06");
    }
  }

  private void endGroup(Segment ge) {
    FunctionalGroup current = group;
    if (current == null) {
      envelope("TA1:022", "trailer-without-header", "GE", Severity.ERROR, "GE has no GS");
      return;
    }
    closeSet(ge.offset());
    if (!ge.text(2).strip().equals(current.control())) {
      envelope("AK9:4", "group-control-number-differs", "GE", Severity.ERROR, "GE02 is not GS06");
    }
    if (!Counts.same(ge.text(1), sets)) {
      envelope(
          "AK9:5",
          "set-count-differs",
          "GE",
          Severity.ERROR,
          "GE01 is not the number of sets, " + sets);
    }
    group = null;
    handler.groupEnded(current, ge.text(1), sets);
  }

  /** Ends a group that has no GE. */
  private void closeGroup(long at) {
    closeSet(at);
    FunctionalGroup current = group;
    if (current != null) {
      envelope("AK9:3", "group-trailer-missing", "GE", Severity.ERROR, "the group has no GE");
      group = null;
      handler.groupEnded(current, "", sets);
    }
  }

  // ------------------------------------------------------------------------------------ set

  private void beginSet(Segment st) {
    FunctionalGroup current = group;
    if (current == null) {
      envelope("TA1:024", "set-outside-group", "ST", Severity.ERROR, "ST stands in no group");
      return;
    }
    sets++;
    TransactionSet next = TransactionSet.of(current, st);
    set = next;
    position = 1;
    handler.set(next);
    if (next.control().isBlank()) {
      envelope("IK5:7", "set-control-number-missing", "ST", Severity.ERROR, "ST02 is empty");
    } else if (!controls.firstSet(next.control())) {
      envelope(
          "IK5:23",
          "set-control-number-again",
          "ST",
          Severity.ERROR,
          "another set of this group has the same ST02");
    }
    handler.segment(1, st);
    overlong(st);
  }

  private void inSet(Segment segment, long name) {
    if (name == ST || name == GS || name == GE || name == IEA) {
      closeSet(segment.offset());
      if (name == ST) {
        beginSet(segment);
      } else if (name == GS) {
        beginGroup(segment);
      } else if (name == GE) {
        endGroup(segment);
      } else {
        end(segment);
      }
      return;
    }
    position++;
    handler.segment(position, segment);
    overlong(segment);
  }

  private void overlong(Segment segment) {
    if (segment.skipped() > 0) {
      segmentFinding(
          "IK3:8",
          "segment-too-long",
          segment.name(),
          segment.skipped()
              + " bytes of it were passed over: it is longer than "
              + limits.segment());
    }
  }

  private void trailer(Segment se) {
    TransactionSet current = set;
    if (current == null) {
      envelope(
          group == null ? "TA1:022" : "AK9:26",
          "trailer-without-header",
          "SE",
          Severity.ERROR,
          "SE has no ST");
      return;
    }
    position++;
    handler.segment(position, se);
    if (!se.text(2).strip().equals(current.control().strip())) {
      segmentFinding("IK5:3", "set-control-number-differs", "SE", "SE02 is not ST02");
    }
    if (!Counts.same(se.text(1), position)) {
      segmentFinding(
          "IK5:4",
          "segment-count-differs",
          "SE",
          "SE01 is not the number of segments, " + position);
    }
    endSet(true, se.offset() + se.to - se.from + 1);
  }

  /** Ends a set that has no SE. */
  private void closeSet(long at) {
    if (set != null) {
      segmentFinding("IK5:2", "set-trailer-missing", "SE", "the set has no SE");
      endSet(false, at);
    }
  }

  private void endSet(boolean whole, long at) {
    TransactionSet current = set;
    set = null;
    if (current != null) {
      handler.setEnded(current, whole, at);
    }
  }

  // ------------------------------------------------------------------------------- findings

  private void segmentFinding(String answer, String code, String segment, String text) {
    tell(Severity.ERROR, answer, code, position, segment, "", text);
  }

  private void envelope(
      String answer, String code, String segment, Severity severity, String text) {
    tell(severity, answer, code, 0, segment, "", text);
  }

  private void envelope(String answer, String code, String segment, String element, String text) {
    tell(Severity.ERROR, answer, code, 0, segment, element, text);
  }

  private void tell(
      Severity severity,
      String answer,
      String code,
      long at,
      String segment,
      String element,
      String text) {
    Interchange i = interchange;
    FunctionalGroup g = group;
    TransactionSet s = set;
    Finding.Place place =
        new Finding.Place(
            i == null ? "" : i.control(),
            g == null ? "" : g.control(),
            s == null ? "" : s.control(),
            at,
            "",
            segment,
            element,
            "",
            "");
    handler.finding(new Finding(1, severity, place, code, answer, text, "", ""));
  }
}
