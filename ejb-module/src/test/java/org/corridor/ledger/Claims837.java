package org.corridor.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.x12.Amounts;

/** Writes an 837P of one provider, all lines of the tenth of June. */
final class Claims837 {
  private static final AtomicInteger NUMBER = new AtomicInteger(1000);

  private final String payer;
  private final int number = NUMBER.incrementAndGet();
  private final StringBuilder claims = new StringBuilder();
  private int hierarchy = 1;

  Claims837(String payer) {
    this.payer = payer;
  }

  /** A claim; each line is its procedure, perhaps with modifiers, and its charge in cents. */
  Claims837 claim(String claim, long charge, String... lines) {
    return again(claim, charge, "1", "", lines);
  }

  /**
   * A claim.
   *
   * @param frequency 7 replaces, 8 voids
   * @param original the payer's number of what it is about
   */
  Claims837 again(String claim, long charge, String frequency, String original, String... lines) {
    claims.append(
        """
        HL*%d*1*22*0~SBR*P*18*******CI~NM1*IL*1*DOE*JO****MI*M1~N3*1 A ST~N4*B*IL*627010001~
        DMG*D8*19700101*F~NM1*PR*2*PAYER %s*****PI*%s~CLM*%s*%s***11:B:%s*Y*A*Y*Y~
        """
            .formatted(++hierarchy, payer, payer, claim, Amounts.text(charge), frequency));
    if (!original.isEmpty()) {
      claims.append("REF*F8*").append(original).append("~\n");
    }
    claims.append("HI*ABK:R0602~\n");
    int line = 0;
    for (String one : lines) {
      line++;
      String[] parts = one.split(" ", -1);
      claims.append(
          "LX*%d~SV1*HC:%s*%s*UN*1***1~DTP*472*D8*20260610~REF*6R*%s-%d~\n"
              .formatted(line, parts[0], Amounts.text(Long.parseLong(parts[1])), claim, line));
    }
    return this;
  }

  /** BHT03. */
  String batch() {
    return "B" + number;
  }

  Content content() {
    String text =
"""
ISA*00*          *00*          *ZZ*US             *ZZ*THEM           *260625*0700*^*00501*00000%d*0*T*:~
GS*HC*US*THEM*20260625*0700*%d*X*005010X222A1~ST*837*0001*005010X222A1~
BHT*0019*00*B%d*20260625*0700*CH~NM1*41*2*US*****46*US~PER*IC*DESK*TE*2175550100~
NM1*40*2*THEM*****46*THEM~HL*1**20*1~NM1*85*2*CLINIC*****XX*1940000114~N3*1 A~
N4*B*IL*627010001~REF*EI*370000077~
%sSE*1*0001~GE*1*%d~IEA*1*00000%d~
"""
            .formatted(number, number, number, claims, number, number);
    return Content.of(text.getBytes(UTF_8));
  }
}
