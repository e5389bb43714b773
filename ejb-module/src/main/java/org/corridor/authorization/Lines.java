package org.corridor.authorization;

import java.util.Optional;
import org.corridor.exchange.RealTime;

/** The payers that can be asked. */
@FunctionalInterface
interface Lines {

  /** Kinds of sets as guides name them. */
  String REQUEST = "278";

  String INQUIRY = "278-inquiry";

  /** The line to a payer on which a kind of set is sent. */
  Optional<RealTime.Line> to(String payer, String kind);
}
