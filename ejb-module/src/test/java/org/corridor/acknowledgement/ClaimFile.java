package org.corridor.acknowledgement;

import java.util.ArrayList;
import java.util.List;

/** An interchange of professional claims. */
final class ClaimFile {
  private final List<String> sets = new ArrayList<>();
  private String acknowledge = "0";
  private String ge = "";
  private String iea = "";

  static ClaimFile of(String... sets) {
    ClaimFile file = new ClaimFile();
    file.sets.addAll(List.of(sets));
    return file;
  }

  ClaimFile asking() {
    acknowledge = "1";
    return this;
  }

  ClaimFile withGroupTrailer(String segment) {
    ge = segment;
    return this;
  }

  ClaimFile withTrailer(String segment) {
    iea = segment;
    return this;
  }

  static String set(String control, String... claims) {
    String body =
        """
        ST*837*%s*005010X222A1~
        BHT*0019*00*BATCH%s*20260630*0915*CH~
        NM1*41*2*RIVER BILLING*****46*RIVER1~
        PER*IC*DESK*TE*2175550199~
        NM1*40*2*HARBOR EXCHANGE*****46*HARBOR~
        HL*1**20*1~
        NM1*85*2*RIVER CLINIC*****XX*1234567893~
        N3*1 RIVER RD~
        N4*SPRINGFIELD*IL*627010001~
        REF*EI*370000099~
        """
                .formatted(control, control)
            + String.join("", claims);
    return body + "SE*%d*%s~\n".formatted(body.lines().count() + 1, control);
  }

  /** The claim that is the nth in its set. */
  static String claim(int n, String id, String charge) {
    return """
    HL*%d*1*22*0~
    SBR*P*18*******CI~
    NM1*IL*1*POND*LILY****MI*M%d~
    N3*2 LAKE ST~
    N4*SPRINGFIELD*IL*627010001~
    DMG*D8*19800229*F~
    NM1*PR*2*HILL HEALTH*****PI*HILL~
    CLM*%s*%s***11:B:1*Y*A*Y*Y~
    REF*D9*CH%s~
    HI*ABK:R0602~
    LX*1~
    SV1*HC:99213*%s*UN*1***1~
    DTP*472*D8*20260601~
    REF*6R*%s-1~
    """
        .formatted(n + 1, n, id, charge, id, charge, id);
  }

  @Override
  public String toString() {
    return """
        ISA*00*          *00*          *ZZ*RIVER1         *ZZ*HARBOR         *260630*0915*^*00501*000000041*%s*T*:~
        GS*HC*RIVER1*HARBOR*20260630*0915*17*X*005010X222A1~
        """
            .formatted(acknowledge)
        + String.join("", sets)
        + (ge.isEmpty() ? "GE*%d*17~".formatted(sets.size()) : ge)
        + "\n"
        + (iea.isEmpty() ? "IEA*1*000000041~" : iea)
        + "\n";
  }
}
