package org.corridor.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class InquiryWriterTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
  private static final Interchange ISA =
      new Interchange(
          "000000017",
          "ZZ",
          "HOSPITAL",
          "ZZ",
          "BIRCH",
          "261122",
          "0930",
          "00501",
          false,
          "T",
          Separators.USUAL,
          0);
  private static final FunctionalGroup GROUP =
      new FunctionalGroup(ISA, "HS", "HOSPITAL", "BIRCH", "20261122", "0930", "4", "005010X279A1");
  private final Visit visit = new Visit();
  private final RequestReader reader = new RequestReader(Optional.empty(), ZoneOffset.UTC);

  private String company = "9123456789";

  private String written(Inquiry... inquiries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InquiryWriter sets = new InquiryWriter(company, ZoneOffset.UTC);
    try {
      InterchangeWriter writer = new InterchangeWriter(out, Separators.USUAL, false);
      writer.begin(ISA).group(GROUP);
      for (int i = 0; i < inquiries.length; i++) {
        writer.set("270", "%04d".formatted(i + 1), GROUP.version());
        sets.set(inquiries[i], NOW).body().write(writer.segments());
        writer.endSet();
      }
      writer.endGroup().end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] bytes = out.toByteArray();
    assertThat(findings(bytes)).isEmpty();
    return new String(bytes, UTF_8);
  }

  private static List<Finding> findings(byte[] bytes) {
    List<Finding> findings = new ArrayList<>();
    GuidedHandler handler =
        new GuidedHandler() {
          @Override
          public void finding(Finding finding) {
            findings.add(finding);
          }
        };
    try {
      new InterchangeReader(
              new GuidedReader(Guides.standard(), RuleBook.NONE, handler, Limits.USUAL),
              Limits.USUAL)
          .read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return findings;
  }

  private Inquiry inquiry() {
    return reader.read(visit.request, visit::stored, LocalDate.of(2026, 11, 22));
  }

  @Test
  void aSubscriberIsAskedForWithTheNumberOfTheMember() {
    assertThat(written(inquiry()))
        .contains("NM1*PR*2*BIRCH HEALTH*****PI*BIRCH~")
        .contains("NM1*1P*2*HARBOR CLINIC*****XX*1234567893~")
        .contains("HL*3*2*22*0~TRN*1*EL")
        .contains("NM1*IL*1*MAPLE*JO****MI*B77~REF*6P*G9~DMG*D8*19700301*F~DTP*291*D8*20261124~")
        .contains("~EQ*30~SE*");
  }

  @Test
  void theOfficialNameIsTheOneThatAPayerKnows() {
    Patient patient = (Patient) visit.stored("Patient/jo").orElseThrow();
    patient.getNameFirstRep().setUse(HumanName.NameUse.NICKNAME);
    patient.addName().setUse(HumanName.NameUse.OFFICIAL).setFamily("HOLT").addGiven("JOSEPHINE");
    assertThat(written(inquiry())).contains("NM1*IL*1*HOLT*JOSEPHINE****MI*B77~");
  }

  @Test
  void whoHasNoNumberOfItsOwnIsNamedByTheProviders() {
    company = "";
    assertThat(written(inquiry())).contains("*9234567893~");
    ((Organization) visit.stored("Organization/clinic").orElseThrow())
        .getIdentifierFirstRep()
        .setValue("77");
    assertThat(written(inquiry())).doesNotContain("TRN*");
  }

  @Test
  void aChildIsAskedForBelowItsSubscriber() {
    visit.child();
    assertThat(written(inquiry()))
        .contains("HL*3*2*22*1~NM1*IL*1*MAPLE*JO****MI*B77~")
        .contains("HL*4*3*23*0~TRN*1*EL")
        .contains("NM1*03*1*MAPLE*KIM~DMG*D8*20150607*M~INS*N*19~DTP*291*D8*20261124~EQ*30~");
  }

  @Test
  void serviceTypesAndProceduresAreAskedForOneByOne() {
    visit.request.addItem().setCategory(code(Codings.SERVICE_TYPE, "98"));
    visit.request.addItem().setCategory(code(Codings.SERVICE_TYPE, "UC"));
    visit
        .request
        .addItem()
        .setProductOrService(code("http://www.ama-assn.org/go/cpt", "99213"))
        .addModifier(code("http://www.ama-assn.org/go/cpt", "25"));
    assertThat(written(inquiry())).contains("EQ*98~EQ*UC~EQ**HC:99213:25~");
  }

  @Test
  void theTraceFollowsFromTheQuestionAlone() {
    String first = inquiry().trace();
    assertThat(inquiry().trace()).isEqualTo(first).hasSizeLessThanOrEqualTo(50);
    visit.request.addItem().setCategory(code(Codings.SERVICE_TYPE, "98"));
    assertThat(inquiry().trace()).isNotEqualTo(first);
  }

  @Test
  void manyQuestionsAreSetsOfOneInterchange() {
    Inquiry one = inquiry();
    visit.child();
    assertThat(written(one, inquiry())).contains("ST*270*0001*", "ST*270*0002*", "GE*2*4~");
  }

  @Test
  void whatIsMissingIsSaidAllAtOnceAndWithoutNames() {
    visit.payer.getIdentifier().clear();
    ((Coverage) visit.stored("Coverage/c").orElseThrow()).setSubscriberId(null);
    assertThatThrownBy(this::inquiry)
        .isInstanceOf(InquiryIncomplete.class)
        .hasMessageContaining("payer number")
        .hasMessageContaining("subscriber number")
        .hasMessageNotContaining("MAPLE");
  }

  @Test
  void aContainedCoverageIsFound() {
    CoverageEligibilityRequest request = visit.request;
    Resource coverage = visit.stored("Coverage/c").orElseThrow();
    coverage.setId("own");
    request.addContained(coverage);
    request.getInsuranceFirstRep().getCoverage().setReference("#own");
    assertThat(inquiry().member()).isEqualTo("B77");
  }

  static CodeableConcept code(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }
}
