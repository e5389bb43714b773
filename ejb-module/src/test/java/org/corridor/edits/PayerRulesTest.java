package org.corridor.edits;

import static org.corridor.edits.FindingAssert.whatIsFoundIn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayerRulesTest {
  private static final String HEAD =
      "id,payers,filings,guides,from,to,check,argument,severity,answer,text,hint\n";

  @TempDir Path folder;

  private Edits with(String row) throws IOException {
    Path table = Files.writeString(folder.resolve("payers.csv"), HEAD + row + "\n");
    return new Edits(CodeLists.standard(), PayerRules.with(table));
  }

  @Test
  void aClaimNumberOfTwentyComesBackWhole() {
    whatIsFoundIn(
            SampleSet.professional().with("CLM", "CLM*A234567890B23456789C*150***11:B:1*Y*A*Y*Y"))
        .isNothing();
    whatIsFoundIn(
            SampleSet.professional().with("CLM", "CLM*A234567890B23456789CD*150***11:B:1*Y*A*Y*Y"))
        .is("7 claim-number-too-long 2300/CLM01");
  }

  @Test
  void linesHaveTheirOwnNumbers() {
    whatIsFoundIn(SampleSet.professional().with("REF*6R*L2", "REF*6R*L1"))
        .is("7 line-number-twice 2400/REF02");
  }

  @Test
  void aServiceIsNotLaterThanItsClaim() {
    whatIsFoundIn(SampleSet.professional().with("DTP*472", "DTP*472*RD8*20260301-20260311"))
        .is("7 service-in-future 2400/DTP03");
  }

  @Test
  void whatIsSaidTwiceIsDoubtful() {
    whatIsFoundIn(SampleSet.professional().with("HI", "HI*ABK:J069*ABF:J069"))
        .is("7 diagnosis-twice 2300/HI02-2");
    whatIsFoundIn(
            SampleSet.professional()
                .with("SV1*HC:87880", "SV1*HC:99213*100*UN*1***1")
                .with("CLM", "CLM*C1*200***11:B:1*Y*A*Y*Y"))
        .is("7 line-twice 2400/SV1");
  }

  @Test
  void aPayersOwnMemberNumbersHaveItsForm() throws IOException {
    Edits edits = with("member-form,ELM,,,,,member-number,[A-Z]\\d{8},error,,wrong form,");
    whatIsFoundIn(SampleSet.professional(), edits).is("7 member-form 2010BA/NM109");
    whatIsFoundIn(SampleSet.professional().with("NM1*PR", "NM1*PR*2*ASH*****PI*ASH"), edits)
        .isNothing();
  }

  @Test
  void aPayerMayWaiveARule() throws IOException {
    Edits edits = with("repeated-line-numbers,ELM,,,,,line-numbers-once,off,error,,,");
    whatIsFoundIn(SampleSet.professional().with("REF*6R*L2", "REF*6R*L1"), edits).isNothing();
  }

  @Test
  void aRuleHoldsOnItsDays() throws IOException {
    String rule = "late,ELM,,,%s,%s,filed-within,5,error,,late,";
    whatIsFoundIn(SampleSet.professional(), with(rule.formatted("20260101", "20261231")))
        .is("7 late 2400/DTP03");
    whatIsFoundIn(SampleSet.professional(), with(rule.formatted("20270101", ""))).isNothing();
    whatIsFoundIn(SampleSet.professional(), with(rule.formatted("", "20251231"))).isNothing();
  }
}
