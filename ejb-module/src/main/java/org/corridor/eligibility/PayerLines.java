package org.corridor.eligibility;

import java.util.Optional;

/** The payers that can be asked. */
public interface PayerLines {

  /** The line to a payer by its number (NM109 of 2100A); empty where there is none. */
  Optional<PayerLine> of(String payer);

  /** Nobody can be asked. */
  PayerLines NONE = payer -> Optional.empty();
}
