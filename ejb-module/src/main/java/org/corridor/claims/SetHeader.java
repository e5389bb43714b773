package org.corridor.claims;

/**
 * Who sends claims to whom (BHT, loops 1000A and 1000B).
 *
 * @param batch BHT03, never used before
 * @param date BHT04, CCYYMMDD
 * @param time BHT05, HHMM
 * @param submitter name and number of who sends
 * @param contact whom to ask, and his phone
 * @param receiver name and number of who receives
 */
public record SetHeader(
    String batch, String date, String time, Party submitter, Contact contact, Party receiver) {

  /**
   * A house.
   *
   * @param number that sender and receiver agreed on
   */
  public record Party(String name, String number) {}

  /** Whom to ask. */
  public record Contact(String name, String phone) {}
}
