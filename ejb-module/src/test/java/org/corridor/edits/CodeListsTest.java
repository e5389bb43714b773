package org.corridor.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.corridor.edits.FindingAssert.whatIsFoundIn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.corridor.x12.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeListsTest {
  @TempDir Path folder;

  private Edits with(String list, String content) throws IOException {
    Files.writeString(folder.resolve(list + ".csv"), content);
    return new Edits(CodeLists.in(folder), PayerRules.standard());
  }

  @Test
  void whatACompleteListDoesNotHaveIsAnError() throws IOException {
    Edits edits = with("icd10cm", "# complete\ncode,text\nJ069,Cold\n");
    whatIsFoundIn(SampleSet.professional(), edits).is("5 code-not-in-list 2300/HI02-2");
    assertThat(whatIsFoundIn(SampleSet.professional(), edits).only().severity())
        .isEqualTo(Severity.ERROR);
  }

  @Test
  void whatAnOpenListDoesNotHaveIsAWarning() throws IOException {
    Edits edits = with("icd10cm", "code\nJ069\n");
    assertThat(whatIsFoundIn(SampleSet.professional(), edits).only().severity())
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void aCodeIsJudgedByTheDayOfTheService() throws IOException {
    Edits edits = with("hcpcs", "code,from,to\n99213,20200101,20260228\n87880,20260301,\n");
    whatIsFoundIn(SampleSet.professional(), edits)
        .is("5 code-not-valid-then 2400/SV101-2")
        .saying("on the date of service");
  }

  @Test
  void aDiagnosisIsJudgedByTheFirstServiceOfItsClaim() throws IOException {
    Edits edits = with("icd10cm", "code,from,to\nJ069,20260302,\nR05,,20260301\n");
    whatIsFoundIn(SampleSet.professional(), edits).is("5 code-not-valid-then 2300/HI01-2");
  }

  @Test
  void aListThatNobodyUsesIsRefused() {
    assertThatThrownBy(() -> with("icd11", "code\nX\n")).isInstanceOf(RuleDefect.class);
  }

  @Test
  void meaningsAreOurOwnOrThoseOfTheListThatIsLoaded() throws IOException {
    assertThat(CodeLists.standard().text("carc", "29")).contains("Filed too late");
    Files.writeString(folder.resolve("carc.csv"), "code,text\n29,Late\n");
    assertThat(CodeLists.in(folder).text("carc", "29")).contains("Late");
    assertThat(CodeLists.in(folder).text("carc", "1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NM1*85, NM1*85*2*HILL PRACTICE*****XX*1234567890, 2010AA/NM109",
    "NM1*85, NM1*85*2*HILL PRACTICE*****XX*123456789, 2010AA/NM109",
    "N4*DENVER*CO*80203, N4*DENVER*ZZ*80203, 2010BA/N402",
    "N4*DENVER*CO*80203, N4*DENVER*CO*8020, 2010BA/N403",
    "CLM, CLM*C1*150***98:B:1*Y*A*Y*Y, 2300/CLM05-1",
    "HI, HI*ABK:J06.9*ABF:R05, 2300/HI01-2",
    "SV1*HC:99213, SV1*HC:9921*100*UN*1***1, 2400/SV101-2",
    "SV1*HC:99213, SV1*HC:99213:2*100*UN*1***1, 2400/SV101-3"
  })
  void codesHaveTheirForm(String start, String segment, String place) {
    var found = whatIsFoundIn(SampleSet.professional().with(start, segment)).only();
    assertThat(found.place().loop() + "/" + found.place().segment() + found.place().element())
        .isEqualTo(place);
  }

  @Test
  void addressesAbroadHaveTheirOwnForms() {
    whatIsFoundIn(SampleSet.professional().with("N4*DENVER*CO*80203", "N4*GRAZ**8010*AT"))
        .isNothing();
  }
}
