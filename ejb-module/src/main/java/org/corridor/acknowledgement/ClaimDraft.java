package org.corridor.acknowledgement;

import java.util.ArrayList;
import java.util.List;
import org.corridor.acknowledgement.ReceivedClaim.Line;
import org.corridor.acknowledgement.ReceivedClaim.Person;
import org.corridor.x12.Amounts;
import org.corridor.x12.Segment;

/** A claim while its segments are read. */
final class ClaimDraft {
  private static final long REF = Segment.packed("REF");
  private static final long DTP = Segment.packed("DTP");
  private static final long LX = Segment.packed("LX");
  private static final long SV1 = Segment.packed("SV1");
  private static final long SV2 = Segment.packed("SV2");
  private static final long SV3 = Segment.packed("SV3");

  /** The most lines that any guide lets a claim have. */
  private static final int MOST_LINES = 999;

  private final String id;
  private final long cents;
  private final String billType;
  private final List<Line> lines = new ArrayList<>();
  private String clearinghouseNumber = "";
  private String period = "";
  private boolean inLine;
  private String service = "";
  private String revenue = "";
  private long lineCents;
  private String units = "";
  private String linePeriod = "";
  private String control = "";
  private long lineFrom;

  ClaimDraft(Segment clm) {
    id = Fit.text(clm.text(1), 38);
    cents = cents(clm, 2);
    billType = clm.text(5, 2).equals("A") ? Fit.text(clm.text(5, 1) + clm.text(5, 3), 3) : "";
  }

  private static long cents(Segment segment, int element) {
    try {
      return Amounts.cents(segment, element);
    } catch (NumberFormatException e) {
      // no amount of cents: that is told of its element
      return 0;
    }
  }

  void segment(long position, Segment s) {
    long name = s.packedName();
    if (name == REF) {
      reference(s);
    } else if (name == DTP) {
      date(s);
    } else if (name == LX) {
      endLine(position - 1);
      inLine = true;
      lineFrom = position;
    } else if (name == SV1) {
      service(s, 1, 4);
    } else if (name == SV2) {
      revenue = Fit.text(s.text(1), 48);
      service(s, 2, 5);
    } else if (name == SV3) {
      service(s, 1, 6);
    }
  }

  private void service(Segment s, int at, int unitsAt) {
    List<String> components = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      components.add(Fit.text(s.text(at, i), 48).replace(':', ' '));
    }
    service = s.has(at) ? String.join(":", components) : "";
    lineCents = cents(s, at + 1);
    units = Fit.text(s.text(unitsAt), 15);
  }

  private void reference(Segment s) {
    if (s.is(1, "D9") && !inLine) {
      clearinghouseNumber = Fit.text(s.text(2), 50);
    } else if (s.is(1, "6R") && inLine) {
      control = Fit.text(s.text(2), 50);
    }
  }

  private void date(Segment s) {
    if (s.is(1, "472") || s.is(1, "434")) {
      String when = Fit.text(s.text(3), 17);
      if (inLine) {
        linePeriod = when;
      } else {
        period = when;
      }
    }
  }

  private void endLine(long position) {
    if (inLine && lines.size() < MOST_LINES) {
      lines.add(
          new Line(service, revenue, lineCents, units, linePeriod, control, lineFrom, position));
    }
    service = "";
    revenue = "";
    lineCents = 0;
    units = "";
    linePeriod = "";
    control = "";
  }

  ReceivedClaim end(long position, Person patient, String provider, String payer) {
    endLine(position);
    String when = period.isEmpty() ? ofLines() : period;
    return new ReceivedClaim(
        id, cents, patient, provider, payer, clearinghouseNumber, billType, when, lines);
  }

  /** From the earliest to the latest day of the lines. */
  private String ofLines() {
    String from = "";
    String to = "";
    for (Line line : lines) {
      String when = line.period();
      if (when.length() >= 8) {
        String first = when.substring(0, 8);
        String last = when.substring(when.length() - 8);
        from = from.isEmpty() || first.compareTo(from) < 0 ? first : from;
        to = last.compareTo(to) > 0 ? last : to;
      }
    }
    return from.equals(to) ? from : from + "-" + to;
  }
}
