package org.corridor.exchange;

/** What came of sending one interchange. */
sealed interface Delivery {

  /** It is with its receiver. */
  record Done() implements Delivery {}

  /** It is not there; it may be sent again. */
  record Later(String why) implements Delivery {}

  /** Its receiver does not take it as it is. */
  record Refused(String why) implements Delivery {}

  /** Nobody knows; it must not be sent again unseen. */
  record InDoubt(String why) implements Delivery {}
}
