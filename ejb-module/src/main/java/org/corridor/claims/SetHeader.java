package org.corridor.claims;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.corridor.claims.ClaimsSettings.Submitter;
import org.corridor.exchange.Partner;

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

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  /**
   * A house.
   *
   * @param number that sender and receiver agreed on
   */
  public record Party(String name, String number) {}

  /** Whom to ask. */
  public record Contact(String name, String phone) {}

  /**
   * Of what is sent to a partner now.
   *
   * @throws LotRefused when the settings do not say whom to ask
   */
  static SetHeader of(Submitter submitter, Partner partner, String batch, Clock clock) {
    LocalDateTime now = LocalDateTime.now(clock);
    String us = partner.us().id();
    return new SetHeader(
        batch,
        now.format(DateTimeFormatter.BASIC_ISO_DATE).substring(0, 8),
        now.format(TIME),
        new Party(Row.clean(submitter.name().orElse(us)), us),
        new Contact(
            Row.clean(submitter.contact()),
            submitter
                .phone()
                .orElseThrow(() -> new LotRefused("corridor.claims.contact.phone is not set"))),
        new Party(Row.clean(partner.name()), partner.them().id()));
  }
}
