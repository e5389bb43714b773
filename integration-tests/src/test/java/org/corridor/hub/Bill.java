package org.corridor.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An 837P of one claim, as an older billing system would leave it; the people are invented. */
public record Bill(String us, String them, int interchange) {

  /**
   * A claim of lines such as {@code HC:99213*100}.
   *
   * @param member of the payer ALDER
   */
  public byte[] claim(String number, String member, String... lines) {
    StringBuilder body = new StringBuilder();
    long dollars = 0;
    for (int i = 0; i < lines.length; i++) {
      dollars += Long.parseLong(lines[i].substring(lines[i].indexOf('*') + 1));
      body.append(
          "LX*%1$d~SV1*%2$s*UN*1***1~DTP*472*D8*20261110~REF*6R*%3$s-%1$d~"
              .formatted(i + 1, lines[i], number));
    }
    String set =
        """
        BHT*0019*00*%3$s*20261122*0930*CH~NM1*41*2*HARBOR CLINIC*****46*%1$s~
        PER*IC*EDI DESK*TE*2175550100~NM1*40*2*BOX*****46*%2$s~HL*1**20*1~
        NM1*85*2*HARBOR CLINIC*****XX*1234567893~N3*100 CLINIC WAY~
        N4*SPRINGFIELD*IL*627010001~REF*EI*370000077~
        HL*2*1*22*0~SBR*P*18*******CI~NM1*IL*1*MAPLE*ROSE****MI*%4$s~N3*1 GARDEN ST~
        N4*SPRINGFIELD*IL*627020002~DMG*D8*19810214*F~NM1*PR*2*ALDER*****PI*ALDER~
        CLM*%3$s*%5$d***11:B:1*Y*A*Y*Y~HI*ABK:R0602~%6$s
        """
            .formatted(us, them, number, member, dollars, body)
            .replace("\n", "");
    int segments = set.length() - set.replace("~", "").length() + 2;
    return ("ISA*00*          *00*         "
            + " *ZZ*%1$-15s*ZZ*%2$-15s*261122*0930*^*00501*%3$09d*1*T*:~"
            + "GS*HC*%1$s*%2$s*20261122*0930*%3$d*X*005010X222A1~ST*837*0001*005010X222A1~%4$s"
            + "SE*%5$d*0001~GE*1*%3$d~IEA*1*%3$09d~")
        .formatted(us, them, interchange, set, segments)
        .getBytes(UTF_8);
  }
}
