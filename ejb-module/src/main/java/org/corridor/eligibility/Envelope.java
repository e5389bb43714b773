package org.corridor.eligibility;

/**
 * Who sends to whom, and under which numbers.
 *
 * @param senderQualifier ISA05
 * @param sender ISA06
 * @param receiverQualifier ISA07
 * @param receiver ISA08
 * @param groupSender GS02
 * @param groupReceiver GS03
 * @param production whether ISA15 is {@code P}
 * @param interchange ISA13
 * @param group GS06
 */
public record Envelope(
    String senderQualifier,
    String sender,
    String receiverQualifier,
    String receiver,
    String groupSender,
    String groupReceiver,
    boolean production,
    long interchange,
    long group) {}
