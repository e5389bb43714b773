package org.corridor.exchange;

/** What came of sending one interchange. */
sealed interface Delivery {

  /** It in a word. */
  String word();

  /** It is with its receiver. */
  record Done() implements Delivery {

    @Override
    public String word() {
      return "sent";
    }
  }

  /** It is not there; it may be sent again. */
  record Later(String why) implements Delivery {

    @Override
    public String word() {
      return "later";
    }
  }

  /** Its receiver does not take it as it is. */
  record Refused(String why) implements Delivery {

    @Override
    public String word() {
      return "refused";
    }
  }

  /** Nobody knows; it must not be sent again unseen. */
  record InDoubt(String why) implements Delivery {

    @Override
    public String word() {
      return "in-doubt";
    }
  }
}
