package org.corridor.payer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.corridor.edits.Edits;
import org.corridor.guides.GuidedHandler;
import org.corridor.screening.Repeats;
import org.corridor.screening.Report;
import org.corridor.screening.Screening;

/** What a hub sends, and how it looks at what comes back. */
final class Hub {

  private int sent;

  /** An interchange of one set; {@code body} has what stands between ST and SE. */
  byte[] interchange(String group, String set, String guide, String body) {
    sent++;
    String lines = body.replace("\n", "");
    int segments = lines.length() - lines.replace("~", "").length() + 2;
    return ("ISA*00*          *00*          *ZZ*HUB            *ZZ*BOX            *261122*0930*^"
            + "*00501*%1$09d*0*T*:~GS*%2$s*HUB*BOX*20261122*0930*%1$d*X*%4$s~ST*%3$s*0001*%4$s~"
            + lines
            + "SE*%5$d*0001~GE*1*%1$d~IEA*1*%1$09d~")
        .formatted(sent, group, set, guide, segments)
        .getBytes(UTF_8);
  }

  /** A 270 about a member, with what follows the NM1 of the subscriber. */
  byte[] inquiry(String payer, String member, String rest) {
    return interchange(
        "HS",
        "270",
        "005010X279A1",
        """
        BHT*0022*13*Q1*20261122*0930~HL*1**20*1~NM1*PR*2*SOMEBODY*****PI*%s~HL*2*1*21*1~
        NM1*1P*2*HARBOR CLINIC*****XX*1234567893~HL*3*2*22*%d~%s
        NM1*IL*1*MAPLE*ROSE****MI*%s~%s
        """
            .formatted(
                payer,
                rest.contains("HL*4") ? 1 : 0,
                rest.contains("HL*4") ? "" : "TRN*1*T1*9370000077~",
                member,
                rest));
  }

  /** A 276 about a claim. */
  byte[] statusRequest(String claim) {
    return interchange(
        "HR",
        "276",
        "005010X212",
        """
        BHT*0010*13*S1*20261122*0930~HL*1**20*1~NM1*PR*2*ALDER HEALTH PLAN*****PI*ALDER~
        HL*2*1*21*1~NM1*41*2*HARBOR CLINIC*****46*HUB~HL*3*2*19*1~
        NM1*1P*2*HARBOR CLINIC*****XX*1234567893~HL*4*3*22*0~DMG*D8*19810214*F~
        NM1*IL*1*MAPLE*ROSE****MI*A10000011~TRN*1*TR%1$s~REF*EJ*%1$s~AMT*T3*100~
        DTP*472*D8*20261110~
        """
            .formatted(claim));
  }

  /** A 278 request for one service. */
  byte[] review(String service) {
    return interchange(
        "HI",
        "278",
        "005010X217",
        """
        BHT*0007*13*R1*20261122*0930~HL*1**20*1~NM1*X3*2*ALDER HEALTH PLAN*****PI*ALDER~
        HL*2*1*21*1~NM1*1P*2*HARBOR CLINIC*****XX*1234567893~PER*IC*DESK*TE*2175550100~
        HL*3*2*22*1~NM1*IL*1*MAPLE*ROSE****MI*A10000011~DMG*D8*19810214*F~
        HL*4*3*EV*1~TRN*1*E1*9370000077~UM*HS*I*3*11:B~DTP*AAH*D8*20261201~HI*ABK:M5450~
        HL*5*4*SS*0~TRN*1*S1*9370000077~UM*HS*I~DTP*472*D8*20261201~SV1*HC:%s*500*UN*1~
        """
            .formatted(service));
  }

  /** A claim of lines such as {@code HC:99213*100}. */
  static String claim(int level, String number, String member, String payer, String... lines) {
    return change(level, number, member, payer, "11:B:1", "", lines);
  }

  /** The same with facility and frequency, and the number of the claim that it changes. */
  static String change(
      int level,
      String number,
      String member,
      String payer,
      String clm05,
      String original,
      String... lines) {
    StringBuilder text = new StringBuilder();
    long dollars = 0;
    for (int i = 0; i < lines.length; i++) {
      dollars += Long.parseLong(lines[i].substring(lines[i].indexOf('*') + 1));
      text.append(
          "LX*%1$d~SV1*%2$s*UN*1***1~DTP*472*D8*20261110~REF*6R*%3$s-%1$d~"
              .formatted(i + 1, lines[i], number));
    }
    return """
    HL*%1$d*1*22*0~SBR*P*18*******CI~NM1*IL*1*MAPLE*ROSE****MI*%3$s~N3*1 GARDEN ST~
    N4*SPRINGFIELD*IL*627020002~DMG*D8*19810214*F~NM1*PR*2*PAYER*****PI*%4$s~
    CLM*%2$s*%5$d***%6$s*Y*A*Y*Y~%7$sHI*ABK:R0602~%8$s
    """
        .formatted(
            level,
            number,
            member,
            payer,
            dollars,
            clm05,
            original.isEmpty() ? "" : "REF*F8*" + original + "~",
            text);
  }

  /** An 837P of claims. */
  byte[] claims(String... claims) {
    return interchange(
        "HC",
        "837",
        "005010X222A1",
        """
        BHT*0019*00*B%d*20261122*0930*CH~NM1*41*2*HARBOR CLINIC*****46*HUB~
        PER*IC*EDI DESK*TE*2175550100~NM1*40*2*BOX*****46*BOX~HL*1**20*1~
        NM1*85*2*HARBOR CLINIC*****XX*1234567893~N3*100 CLINIC WAY~
        N4*SPRINGFIELD*IL*627010001~REF*EI*370000077~
        %s
        """
            .formatted(sent, String.join("", claims)));
  }

  /** What a hub finds in a file. */
  static Report screen(byte[] file) throws IOException {
    return Screening.of(
        new ByteArrayInputStream(file),
        Edits.standard(),
        new Repeats(),
        Screening.Doubts.NONE,
        new GuidedHandler() {});
  }

  /** The segments of a file that begin so. */
  static List<String> lines(byte[] file, String beginning) {
    return new String(file, UTF_8)
        .lines()
        .map(line -> line.replace("~", ""))
        .filter(line -> line.startsWith(beginning))
        .toList();
  }
}
