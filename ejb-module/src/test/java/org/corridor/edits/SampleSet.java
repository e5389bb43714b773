package org.corridor.edits;

import java.util.ArrayList;
import java.util.List;

/** A set of our own that is right, to be made wrong in one place; counts are always right. */
final class SampleSet {
  private final String group;
  private final String convention;
  private final List<String> segments;

  private SampleSet(String group, String convention, String segments) {
    this.group = group;
    this.convention = convention;
    this.segments = new ArrayList<>(segments.strip().lines().map(String::strip).toList());
  }

  /** A claim of two lines, its subscriber the patient. */
  static SampleSet professional() {
    return new SampleSet(
        "HC",
        "005010X222A1",
        """
        ST*837*0001*005010X222A1
        BHT*0019*00*R77*20260310*1200*CH
        NM1*41*2*HILL BILLING*****46*HILL
        PER*IC*OFFICE*TE*3035550100
        NM1*40*2*ELM PLAN*****46*ELM
        HL*1**20*1
        NM1*85*2*HILL PRACTICE*****XX*1234567893
        N3*7 HILL RD
        N4*DENVER*CO*802020001
        REF*EI*840000001
        HL*2*1*22*0
        SBR*P*18*******CI
        NM1*IL*1*FERN*ADA****MI*M100
        N3*3 DALE ST
        N4*DENVER*CO*80203
        DMG*D8*19700101*F
        NM1*PR*2*ELM PLAN*****PI*ELM
        CLM*C1*150***11:B:1*Y*A*Y*Y
        HI*ABK:J069*ABF:R05
        LX*1
        SV1*HC:99213*100*UN*1***1
        DTP*472*D8*20260301
        REF*6R*L1
        LX*2
        SV1*HC:87880*50*UN*1***1:2
        DTP*472*D8*20260301
        REF*6R*L2
        """);
  }

  /** The same after another payer paid 60 of the first line and 40 of the second. */
  static SampleSet secondary() {
    return professional()
        .with("SBR*P", "SBR*S*18*******CI")
        .before("LX*1", "SBR*P*18*******CI", "AMT*D*100", "OI***Y***Y")
        .before("LX*1", "NM1*IL*1*FERN*ADA****MI*K5", "NM1*PR*2*OAK PLAN*****PI*OAK")
        .before("LX*2", "SVD*OAK*60*HC:99213**1", "CAS*CO*45*30", "CAS*PR*1*10")
        .before("LX*2", "DTP*573*D8*20260305")
        .after("REF*6R*L2", "SVD*OAK*40*HC:87880**1", "CAS*CO*45*10", "DTP*573*D8*20260305");
  }

  /** Two claims, the first paid in part, the second denied; 20 are recovered by PLB. */
  static SampleSet remittance() {
    return new SampleSet(
        "HP",
        "005010X221A1",
        """
        ST*835*0001
        BPR*I*60*C*CHK************20260310
        TRN*1*R9*1840000009
        N1*PR*ELM PLAN
        N3*9 ELM ST
        N4*DENVER*CO*80204
        PER*BL*DESK*TE*3035550199
        N1*PE*HILL PRACTICE*XX*1234567893
        LX*1
        CLP*C1*1*150*80*20*12*P1
        NM1*QC*1*FERN*ADA
        SVC*HC:99213*100*50
        DTM*472*20260301
        CAS*CO*45*30
        CAS*PR*1*20
        SVC*HC:87880*50*30
        DTM*472*20260301
        CAS*CO*45*20
        CLP*C2*4*70*0**12*P2
        NM1*QC*1*FERN*IDA
        SVC*HC:99212*70*0
        DTM*472*20260302
        CAS*CO*29*70
        PLB*1234567893*20261231*WO:P0*20
        """);
  }

  private int find(String start) {
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).startsWith(start)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no segment starts with " + start);
  }

  /** With another segment in the place of the first that starts so. */
  SampleSet with(String start, String segment) {
    segments.set(find(start), segment);
    return this;
  }

  SampleSet without(String start) {
    segments.remove(find(start));
    return this;
  }

  SampleSet before(String start, String... more) {
    segments.addAll(find(start), List.of(more));
    return this;
  }

  SampleSet after(String start, String... more) {
    segments.addAll(find(start) + 1, List.of(more));
    return this;
  }

  @Override
  public String toString() {
    return "ISA*00*          *00*          *ZZ*HILL           *ZZ*ELM            *260310*1200*^"
        + "*00501*000000001*0*T*:~GS*%s*HILL*ELM*20260310*1200*1*X*%s~".formatted(group, convention)
        + String.join("~", segments)
        + "~SE*%d*0001~GE*1*1~IEA*1*000000001~".formatted(segments.size() + 1);
  }
}
