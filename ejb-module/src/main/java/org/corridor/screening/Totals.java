package org.corridor.screening;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.corridor.x12.Segment;

/** Claims and money of a set, as its segments state them. */
final class Totals {
  private static final long CLM = Segment.packed("CLM");
  private static final long CLP = Segment.packed("CLP");

  private static final Pattern AMOUNT = Pattern.compile("-?(\\d{1,18}\\.?\\d{0,6}|\\.\\d{1,6})");

  private final boolean claim;
  private final boolean remittance;
  private long claims;
  private BigDecimal charge = BigDecimal.ZERO.setScale(2);
  private BigDecimal paid = BigDecimal.ZERO.setScale(2);

  Totals(String type) {
    claim = type.equals("837");
    remittance = type.equals("835");
  }

  void add(Segment segment) {
    if (claim && segment.packedName() == CLM) {
      claims++;
      charge = charge.add(money(segment.text(2)));
    } else if (remittance && segment.packedName() == CLP) {
      claims++;
      charge = charge.add(money(segment.text(3)));
      paid = paid.add(money(segment.text(4)));
    }
  }

  /** Nothing for what is no amount: that is told elsewhere. */
  private static BigDecimal money(String text) {
    return AMOUNT.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ZERO;
  }

  Optional<Long> claims() {
    return claim || remittance ? Optional.of(claims) : Optional.empty();
  }

  Optional<BigDecimal> charge() {
    return claim || remittance ? Optional.of(charge) : Optional.empty();
  }

  Optional<BigDecimal> paid() {
    return remittance ? Optional.of(paid) : Optional.empty();
  }
}
