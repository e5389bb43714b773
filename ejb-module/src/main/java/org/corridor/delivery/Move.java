package org.corridor.delivery;

/** Something that the clerk writes down. */
sealed interface Move {

  Parcel parcel();

  /** It is about to be given to a courier; when that is written, the queue is told. */
  record Send(Parcel parcel, DestinationQueue queue) implements Move {}

  /**
   * What came of it.
   *
   * @param from the state it was in; another one means that somebody else has decided meanwhile
   */
  record Settle(Parcel parcel, Verdict verdict, DeliveryState from) implements Move {}
}
