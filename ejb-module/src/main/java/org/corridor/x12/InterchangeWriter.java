package org.corridor.x12;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Writes interchanges: headers and trailers with their counts. What is between {@link #set} and
 * {@link #endSet} is written to {@link #segments}.
 */
public final class InterchangeWriter {
  private final SegmentWriter segments;
  private String interchange = "";
  private String group = "";
  private String set = "";
  private long before;
  private int sets;
  private int groups;

  public InterchangeWriter(OutputStream out, Separators separators, boolean lines) {
    this.segments = new SegmentWriter(out, separators, lines);
  }

  /** Where the segments of a set go. */
  public SegmentWriter segments() {
    return segments;
  }

  /** Writes an ISA; separators and {@code offset} of the interchange do not matter. */
  public InterchangeWriter begin(Interchange header) throws IOException {
    Separators s = segments.separators();
    interchange = header.control();
    groups = 0;
    segments
        .segment("ISA")
        .text("00")
        .text(" ".repeat(10))
        .text("00")
        .text(" ".repeat(10))
        .text(header.senderQualifier())
        .text("%-15s".formatted(header.sender()))
        .text(header.receiverQualifier())
        .text("%-15s".formatted(header.receiver()))
        .text(header.date())
        .text(header.time());
    segments
        .raw(s.repetition() == Separators.NONE ? (byte) 'U' : s.repetition())
        .text(header.version())
        .text(header.control())
        .text(header.acknowledged() ? "1" : "0")
        .text(header.usage())
        .raw(s.component())
        .end();
    return this;
  }

  /** Writes a GS. */
  public InterchangeWriter group(FunctionalGroup header) throws IOException {
    group = header.control();
    sets = 0;
    groups++;
    segments
        .segment("GS")
        .text(header.functionalId())
        .text(header.sender())
        .text(header.receiver())
        .text(header.date())
        .text(header.time())
        .text(header.control())
        .text("X")
        .text(header.version())
        .end();
    return this;
  }

  /** Writes an ST. */
  public SegmentWriter set(String type, String control, String convention) throws IOException {
    set = control;
    sets++;
    before = segments.segments();
    return segments.segment("ST").text(type).text(control).text(convention);
  }

  /** Writes the SE. */
  public InterchangeWriter endSet() throws IOException {
    long count = segments.segments() - before + 1;
    segments.segment("SE").number(count).text(set).end();
    return this;
  }

  /** Writes the GE. */
  public InterchangeWriter endGroup() throws IOException {
    segments.segment("GE").number(sets).text(group).end();
    return this;
  }

  /** Writes the IEA. */
  public void end() throws IOException {
    segments.segment("IEA").number(groups).text(interchange).end();
  }

  /** A control number as ISA13 has it. */
  public static String nineDigits(long number) {
    return String.format(Locale.ROOT, "%09d", number);
  }
}
