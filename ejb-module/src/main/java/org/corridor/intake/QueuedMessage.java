package org.corridor.intake;

/**
 * A message as the broker keeps it.
 *
 * @param body sealed
 * @param id the hub's, by which the body is opened
 * @param received milliseconds since 1970
 * @param lane messages of one are handed out one after the other; empty for none
 */
record QueuedMessage(byte[] body, String id, String interfaceName, long received, String lane) {

  /** The properties of a JMS message that are open to the broker. */
  static final String ID = "corridorId";

  static final String INTERFACE = "corridorInterface";
  static final String RECEIVED = "corridorReceived";
}
