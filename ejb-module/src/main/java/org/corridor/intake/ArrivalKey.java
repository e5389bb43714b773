package org.corridor.intake;

import org.corridor.hl7v2.Header;

/**
 * What makes a message one message for its sender: a control id is unique only together with the
 * sending application and facility.
 *
 * @param sendingApplication MSH-3.1
 * @param sendingFacility MSH-4.1
 * @param controlId MSH-10
 */
public record ArrivalKey(String sendingApplication, String sendingFacility, String controlId) {

  static ArrivalKey of(Header header) {
    return new ArrivalKey(
        header.sendingApplication(), header.sendingFacility(), header.controlId());
  }
}
