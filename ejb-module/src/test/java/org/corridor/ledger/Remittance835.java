package org.corridor.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.x12.Amounts;

/** Writes an 835 that balances. */
final class Remittance835 {
  private static final AtomicInteger NUMBER = new AtomicInteger(5000);

  private final String payer;
  private final int number = NUMBER.incrementAndGet();
  private final StringBuilder claims = new StringBuilder();
  private final StringBuilder adjustments = new StringBuilder();
  private long amount;

  Remittance835(String payer) {
    this.payer = payer;
  }

  /** Loop 2100 as it is. */
  Remittance835 claim(long paid, String segments) {
    amount += paid;
    claims.append(segments).append('\n');
    return this;
  }

  /** A claim with one service. */
  Remittance835 paid(String claim, long charge, long paid, String procedure, String cas) {
    return claim(
        paid,
        "CLP*%s*1*%s*%s**12*ICN%s*11*1~NM1*QC*1*DOE*JO~SVC*HC:%s*%s*%s**1~DTM*472*20260610~%s"
            .formatted(
                claim,
                Amounts.text(charge),
                Amounts.text(paid),
                claim,
                procedure,
                Amounts.text(charge),
                Amounts.text(paid),
                cas));
  }

  Remittance835 adjusted(String code, String reference, long cents) {
    adjustments.append(
        "PLB*1940000114*20261231*%s:%s*%s~\n".formatted(code, reference, Amounts.text(cents)));
    amount -= cents;
    return this;
  }

  Content content() {
    return Content.of(text().getBytes(UTF_8));
  }

  String text() {
    return """
        ISA*00*          *00*          *ZZ*THEM           *ZZ*US             *260630*0700*^*00501*00000%d*0*T*:~
        GS*HP*THEM*US*20260630*0700*%d*X*005010X221A1~ST*835*0001*005010X221A1~
        BPR*I*%s*C*ACH*CCP*01*999999992*DA*123456*1511111111**01*999988880*DA*98765*20260630~
        TRN*1*T%d*1511111111~DTM*405*20260630~N1*PR*PAYER~N3*1 P~N4*DOVER*DE*199010001~REF*2U*%s~
        PER*BL*LINE*TE*8005550199~N1*PE*CLINIC*XX*1940000114~LX*1~
        %s%sSE*1*0001~GE*1*%d~IEA*1*00000%d~
        """
        .formatted(
            number,
            number,
            Amounts.text(amount),
            number,
            payer,
            claims,
            adjustments,
            number,
            number);
  }
}
