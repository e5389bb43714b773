package org.corridor.x12;

/**
 * A GS.
 *
 * @param interchange that it is in
 * @param functionalId GS01, such as {@code HC}
 * @param sender GS02
 * @param receiver GS03
 * @param date GS04, CCYYMMDD
 * @param time GS05
 * @param control GS06
 * @param version GS08, such as {@code 005010X222A1}
 */
public record FunctionalGroup(
    Interchange interchange,
    String functionalId,
    String sender,
    String receiver,
    String date,
    String time,
    String control,
    String version) {

  static FunctionalGroup of(Interchange interchange, Segment gs) {
    return new FunctionalGroup(
        interchange,
        gs.text(1),
        gs.text(2),
        gs.text(3),
        gs.text(4),
        gs.text(5),
        gs.text(6),
        gs.text(8));
  }
}
