package org.corridor.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.corridor.edits.Edits;
import org.corridor.guides.Loop;
import org.corridor.testing.SharedData;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class SecondaryClaimTest {
  private final Submission claim = submission();

  private static Submission submission() {
    ClaimFixture visit = new ClaimFixture("A1", "M1");
    Organization second = new Organization().setName("Cedar Medicare");
    second.addIdentifier().setSystem(X12Identifiers.PAYER).setValue("CEDAR");
    visit.put("Organization/cedar", second);
    Coverage coverage = visit.coverage.copy();
    coverage.setOrder(2).setSubscriberId("C9");
    coverage.setType(Systems.concept(X12Identifiers.codes("1032"), "MB"));
    coverage.getType().addCoding().setSystem(X12Identifiers.codes("1336")).setCode("12");
    coverage.getPayor().clear();
    coverage.addPayor(new Reference("Organization/cedar"));
    visit.put("Coverage/second", coverage);
    visit
        .claim
        .addInsurance()
        .setSequence(2)
        .setFocal(false)
        .setCoverage(new Reference("Coverage/second"));
    return visit.submission();
  }

  private static Part payment(String... changes) {
    Part paid = new Part("2100");
    paid.add(Row.parse("CLP*A1*" + changes[0] + "*285.49*" + changes[1] + "*55*12*BI7"));
    paid.add(
        new Part("2110")
            .add(Row.parse("SVC*HC:71046*99.99*60**1"))
            .add(Row.parse("CAS*CO*45*4.99"))
            .add(Row.parse("CAS*PR*3*20*1*1*15")));
    paid.add(
        new Part("2110")
            .add(Row.parse("SVC*HC:99214*185.5*" + changes[2]))
            .add(Row.parse("CAS*CO*45*45.5"))
            .add(Row.parse("CAS*PR*2*20")));
    return paid;
  }

  @Test
  void theNextPayerIsToldWhatTheFirstDecided() {
    NextPayer next = NextPayer.of(claim).orElseThrow();
    SecondaryClaim.Made made =
        SecondaryClaim.of(claim, payment("1", "180", "120"), "20260627", next);
    assertThat(made.findings()).isEmpty();
    assertThat(made.claim().payer()).isEqualTo("CEDAR");
    assertThat(made.claim().subscriber().text("SBR", 1)).isEqualTo("S");
    Part other = made.claim().claim().part("2320").orElseThrow();
    assertThat(other.rows())
        .extracting(Row::raw)
        .containsExactly("SBR*P*18*******BL", "AMT*D*180", "AMT*EAF*55", "OI***Y***Y");
    assertThat(other.part("2330B").orElseThrow().rows())
        .extracting(Row::raw)
        .containsExactly("NM1*PR*2*Birch Mutual*****PI*BIRCH", "REF*F8*BI7");
    assertThat(made.claim().claim().parts("2400").get(1).part("2430").orElseThrow().rows())
        .extracting(Row::raw)
        .containsExactly(
            "SVD*BIRCH*60*HC:71046**1",
            "CAS*CO*45*4.99",
            "CAS*PR*3*20*1*1*15",
            "DTP*573*D8*20260627");
    assertThat(new Scrub(Edits.standard(), ClaimFixture.CLOCK).of(made.claim())).isEmpty();
  }

  @Test
  void whatDoesNotBalanceStaysHere() {
    NextPayer next = NextPayer.of(claim).orElseThrow();
    assertThat(SecondaryClaim.of(claim, payment("1", "179", "119"), "20260627", next).findings())
        .extracting(DraftFinding::code)
        .containsExactly("line-unbalanced", "claim-unbalanced");
  }

  @Test
  void aClaimThatThePayerSentOnByHimselfIsNotSentAgain() {
    NextPayer next = NextPayer.of(claim).orElseThrow();
    assertThat(SecondaryClaim.of(claim, payment("19", "180", "120"), "20260627", next).findings())
        .extracting(DraftFinding::code)
        .containsExactly("claim-was-forwarded");
  }

  @Test
  void paymentsOfTheChainMakeBalancedSecondaryClaims() throws IOException {
    Path chain = SharedData.folder("x12").resolve("authored/chain");
    List<Submission> sent = SubmissionReader.all(Files.readAllBytes(chain.resolve("01_837P.edi")));
    NextPayer next = NextPayer.of(claim).orElseThrow();
    int made = 0;
    for (Loop paid :
        X12Samples.units(Files.readAllBytes(chain.resolve("12_835_BIRCH.edi")), "2100")) {
      Submission original =
          sent.stream()
              .filter(s -> s.number().equals(paid.text("CLP", 1)))
              .findFirst()
              .orElseThrow();
      SecondaryClaim.Made second = SecondaryClaim.of(original, paid, "20260627", next);
      assertThat(second.findings()).isEmpty();
      assertThat(new Scrub(Edits.standard(), ClaimFixture.CLOCK).of(second.claim())).isEmpty();
      made++;
    }
    assertThat(made).isEqualTo(4);
  }
}
