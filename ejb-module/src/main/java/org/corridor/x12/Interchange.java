package org.corridor.x12;

/**
 * An ISA (X12.5), elements without their padding.
 *
 * @param control ISA13
 * @param senderQualifier ISA05
 * @param sender ISA06
 * @param receiverQualifier ISA07
 * @param receiver ISA08
 * @param date ISA09, YYMMDD
 * @param time ISA10, HHMM
 * @param version ISA12, such as {@code 00501}
 * @param acknowledged whether ISA14 asks for a TA1
 * @param usage ISA15: {@code P} production, {@code T} test
 * @param separators of everything up to its IEA
 * @param offset of the ISA in the stream
 */
public record Interchange(
    String control,
    String senderQualifier,
    String sender,
    String receiverQualifier,
    String receiver,
    String date,
    String time,
    String version,
    boolean acknowledged,
    String usage,
    Separators separators,
    long offset) {

  static Interchange of(Segment isa) {
    return new Interchange(
        isa.text(13).strip(),
        isa.text(5).strip(),
        isa.text(6).strip(),
        isa.text(7).strip(),
        isa.text(8).strip(),
        isa.text(9),
        isa.text(10),
        isa.text(12),
        isa.is(14, "1"),
        isa.text(15),
        isa.separators(),
        isa.offset());
  }
}
