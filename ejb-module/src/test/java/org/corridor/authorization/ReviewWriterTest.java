package org.corridor.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.eligibility.InquiryIncomplete;
import org.corridor.guides.Guide;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.GuidedReader;
import org.corridor.guides.Guides;
import org.corridor.guides.RuleBook;
import org.corridor.x12.Finding;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.InterchangeWriter;
import org.corridor.x12.Limits;
import org.corridor.x12.Separators;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;

class ReviewWriterTest {
  private static final LocalDateTime AT = LocalDateTime.of(2026, 6, 22, 14, 15);
  private final Order order = new Order();
  private final ReviewReader reader = new ReviewReader(Optional.empty(), ZoneOffset.UTC);

  private Review review() {
    return reader.read(order.look()).as("I", Review.Previous.NONE);
  }

  private String request(Review review) {
    return written("278", out -> new ReviewWriter("").write(out.segments(), review, "T1", AT));
  }

  private interface Body {
    void write(InterchangeWriter out) throws IOException;
  }

  private static String written(String kind, Body body) {
    Guide guide = Guides.standard().kind(kind);
    Interchange header =
        new Interchange(
            "000000001",
            "ZZ",
            "US",
            "ZZ",
            "THEM",
            "260622",
            "1415",
            "00501",
            false,
            "T",
            Separators.USUAL,
            0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      InterchangeWriter out = new InterchangeWriter(bytes, Separators.USUAL, false);
      out.begin(header)
          .group(
              new FunctionalGroup(
                  header,
                  guide.group(),
                  "US",
                  "THEM",
                  "20260622",
                  "1415",
                  "1",
                  guide.convention()));
      out.set(guide.set(), "0001", guide.convention());
      body.write(out);
      out.endSet().endGroup().end();
      List<Finding> findings = new ArrayList<>();
      GuidedHandler handler =
          new GuidedHandler() {
            @Override
            public void finding(Finding finding) {
              findings.add(finding);
            }
          };
      new InterchangeReader(
              new GuidedReader(Guides.standard(), RuleBook.NONE, handler, Limits.USUAL),
              Limits.USUAL)
          .read(new ByteArrayInputStream(bytes.toByteArray()));
      assertThat(findings).isEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toString(UTF_8);
  }

  @Test
  void aRequestSaysWhoWhatWhyAndWhen() {
    assertThat(request(review()))
        .contains("BHT*0007*13*T1*20260622*1415~")
        .contains("NM1*X3*2*BIRCH HEALTH*****PI*BIRCH~")
        .contains("NM1*1P*2*HARBOR CLINIC*****XX*1234567893~")
        .contains("NM1*IL*1*MAPLE*JO****MI*B77~DMG*D8*19700301*F~")
        .contains(
            "HL*4*3*EV*1~TRN*1*T1*1234567893~UM*HS*I*2~DTP*AAH*RD8*20260701-20260731~"
                + "HI*ABK:M1711~NM1*SJ*1*REED*AN****XX*1245319599~")
        .contains("HL*5*4*SS*0~TRN*1*T1-1*1234567893~DTP*472*D8*20260706~SV1*HC:27447~")
        .contains("DTP*472*RD8*20260708-20260731~SV1*HC:97110**UN*6~");
  }

  @Test
  void aDependentHasALevelOfTheirOwn() {
    order.child();
    assertThat(request(review()))
        .contains("HL*3*2*22*1~NM1*IL*1*MAPLE*JO****MI*B77~")
        .contains("HL*4*3*23*1~NM1*QC*1*MAPLE*KIM~DMG*D8*20150607*F~INS*N*19~HL*5*4*EV*1~")
        .contains("HL*6*5*SS*0~");
  }

  @Test
  void aStayIsAReviewOfTheAdmission() {
    Claim claim = order.claim;
    claim.setType(
        Order.concept("http://terminology.hl7.org/CodeSystem/claim-type", "institutional"));
    claim.setSubType(Order.concept("https://www.nubc.org/CodeSystem/TypeOfBill", "111"));
    claim
        .addSupportingInfo()
        .setSequence(1)
        .setCategory(Order.concept("urn:any", "admissionDates"))
        .setTiming(new DateType("2026-07-06"));
    claim.getItem().remove(1);
    claim
        .getItemFirstRep()
        .setRevenue(Order.concept("https://www.nubc.org/CodeSystem/RevenueCodes", "0120"))
        .setQuantity(new Quantity(3).setCode("d"));
    assertThat(request(review()))
        .contains("UM*AR*I*2*11:A~DTP*435*D8*20260706~")
        .contains("SV2*0120*HC:27447**DA*3~");
  }

  @Test
  void aCancellationNamesWhatItCancels() {
    order.claim.setStatus(Claim.ClaimStatus.CANCELLED);
    Review cancelling = reader.read(order.look());
    assertThat(cancelling.event().certification()).isEqualTo("3");
    assertThat(request(cancelling.as("3", new Review.Previous("AUTH7", "NT9"))))
        .contains("BHT*0007*01*T1*")
        .contains("UM*HS*3*2~REF*NT*NT9~REF*BB*AUTH7~");
  }

  @Test
  void whatAnItemIsAboutMayStandInItsOrder() {
    ServiceRequest request = new ServiceRequest();
    request.setCode(Order.concept(Order.CPT, "29881"));
    order.add("ServiceRequest/s", request);
    order.claim.getItemFirstRep().setProductOrService(null);
    order
        .claim
        .getItemFirstRep()
        .addExtension(Pas.REQUESTED_SERVICE, new Reference("ServiceRequest/s"));
    assertThat(request(review())).contains("SV1*HC:29881~");
  }

  @Test
  void anInquiryNamesThePersonAndTheReview() {
    Review known = review().as("I", new Review.Previous("", "NT9"));
    String inquiry =
        written(
            "278-inquiry",
            out -> new FollowUpWriter("9123456789").write(out.segments(), known, "T1", AT));
    assertThat(inquiry)
        .contains("BHT*0007*28*T1*20260622*1415~")
        .contains("HL*4*3*EV*0~TRN*1*T1*9123456789~UM*HS~REF*NT*NT9~DTP*AAH*RD8*");
  }

  @Test
  void everythingThatIsMissingIsSaidAtOnceAndWithoutNames() {
    order.coverage.setSubscriberId(null);
    order.clinic.getIdentifier().clear();
    order.claim.getIdentifier().clear();
    order.claim.getItemFirstRep().setProductOrService(null).setCategory(null);
    assertThatThrownBy(this::review)
        .isInstanceOfSatisfying(
            InquiryIncomplete.class,
            e ->
                assertThat(e.missing())
                    .containsExactlyInAnyOrder(
                        "the claim has no identifier",
                        "the provider has no NPI",
                        "the coverage has no subscriber number",
                        "item 1 has no procedure that X12 knows"))
        .hasMessageNotContaining("MAPLE");
  }

  @Test
  void moreDiagnosesThanA278TakesAreNotLeftOut() {
    for (int i = 0; i < 12; i++) {
      order
          .claim
          .addDiagnosis()
          .setDiagnosis(Order.concept("http://hl7.org/fhir/sid/icd-10-cm", "M17.1" + i));
    }
    assertThatThrownBy(this::review).hasMessageContaining("twelve diagnoses, not 13");
  }

  @Test
  void theSameRequestHasTheSameFingerprintAndAnotherDayAnotherOne() {
    Review first = review();
    assertThat(review().fingerprint()).isEqualTo(first.fingerprint());
    assertThat(review().identity()).isEqualTo(first.identity());
    order.claim.getItemFirstRep().setServiced(new DateType("2026-07-07"));
    assertThat(review().fingerprint()).isNotEqualTo(first.fingerprint());
    assertThat(review().identity()).isEqualTo(first.identity());
  }
}
