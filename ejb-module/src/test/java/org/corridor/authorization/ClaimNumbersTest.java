package org.corridor.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.corridor.journal.TestDatabase;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A number on the wrong claim is worse than none. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class ClaimNumbersTest {
  private static final String CERTIFIED = "HCR*A1*AUTH7~DTP*472*RD8*20260701-20260731~";

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private Clinic clinic;
  private ClaimNumbers numbers;

  @BeforeEach
  void open() throws Exception {
    clinic = new Clinic(kind, folder, Clinic.CORE);
    numbers = new ClaimNumbers(clinic.rows, ZoneOffset.UTC);
    store(clinic.order);
    clinic.reviewer.services = List.of(CERTIFIED + "SV1*HC:27447~", "HCR*A3**0F~SV1*HC:97110~");
    clinic.submit();
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private void store(Order order) {
    clinic.repository.commit(
        new Change() {
          @Override
          public Set<String> reads() {
            return Set.of();
          }

          @Override
          public List<Resource> decide(Stored stored) {
            return order.bundle().getEntry().stream()
                .map(e -> e.getResource())
                .filter(r -> !(r instanceof Claim))
                .map(Resource::copy)
                .toList();
          }
        });
  }

  /** The number of a claim for the knee, with something else about it. */
  private Optional<String> number(Consumer<Claim> otherwise) {
    Claim claim = new Claim();
    claim.setUse(Claim.Use.CLAIM).setPatient(new Reference("Patient/jo"));
    claim.setProvider(new Reference("Organization/clinic"));
    claim.addInsurance().setFocal(true).setCoverage(new Reference("Coverage/c"));
    claim
        .addItem()
        .setSequence(1)
        .setProductOrService(Order.concept(Order.CPT, "27447"))
        .setServiced(new DateType("2026-07-06"));
    otherwise.accept(claim);
    return numbers.number(claim, clinic.repository::get);
  }

  @Test
  void aCertifiedServiceOnACertifiedDayHasTheNumber() {
    assertThat(number(claim -> {})).contains("AUTH7");
  }

  @Test
  void anotherPatientHasNone() {
    clinic.order.child();
    store(clinic.order);
    assertThat(number(claim -> claim.setPatient(new Reference("Patient/kim")))).isEmpty();
  }

  @Test
  void anotherPayerHasNone() {
    Order other = new Order();
    other.payer.getIdentifierFirstRep().setValue("ELM");
    store(other);
    assertThat(number(claim -> {})).isEmpty();
  }

  @Test
  void anotherProviderHasNone() {
    Order other = new Order();
    other.clinic.getIdentifierFirstRep().setValue("1902846306");
    other.add("Organization/other", other.clinic);
    store(other);
    assertThat(number(claim -> claim.setProvider(new Reference("Organization/other")))).isEmpty();
  }

  @Test
  void anotherDayHasNone() {
    assertThat(number(claim -> claim.getItemFirstRep().setServiced(new DateType("2026-08-01"))))
        .isEmpty();
  }

  @Test
  void aServiceThatIsDeniedHasNone() {
    assertThat(
            number(
                claim ->
                    claim
                        .getItemFirstRep()
                        .setProductOrService(Order.concept(Order.CPT, "97110"))
                        .setServiced(new DateType("2026-07-08"))))
        .isEmpty();
  }

  @Test
  void aServiceWithoutADayHasNone() {
    assertThat(number(claim -> claim.getItemFirstRep().setServiced(null))).isEmpty();
  }

  @Test
  void aVisitThatIsNotTheAuthorizedOneHasNone() throws Exception {
    Reference visit = new Reference("Encounter/other");
    assertThat(number(claim -> claim.getItemFirstRep().addEncounter(visit))).contains("AUTH7");
    clinic.order.claim.getItemFirstRep().addEncounter(new Reference("Encounter/planned"));
    clinic
        .order
        .claim
        .getDiagnosisFirstRep()
        .setDiagnosis(Order.concept("http://hl7.org/fhir/sid/icd-10-cm", "M17.12"));
    clinic.submit();
    assertThat(number(claim -> claim.getItemFirstRep().addEncounter(visit))).isEmpty();
  }

  @Test
  void twoNumbersThatWouldDoAreNone() throws Exception {
    clinic.order.claim.getIdentifierFirstRep().setValue("O-2");
    clinic.reviewer.services = List.of();
    clinic.reviewer.event = CERTIFIED.replace("AUTH7", "AUTH9").replace("DTP*472", "DTP*007");
    clinic.submit();
    assertThat(number(claim -> {})).isEmpty();
  }

  @Test
  void whatWasCancelledHasNone() throws Exception {
    clinic.order.claim.setStatus(Claim.ClaimStatus.CANCELLED);
    clinic.reviewer.services = List.of();
    clinic.reviewer.event = "HCR*C*AUTH7~";
    clinic.submit();
    assertThat(number(claim -> {})).isEmpty();
  }

  @Test
  void whatIsBeingRevisedHasNoneUntilItIsDecided() throws Exception {
    clinic.order.claim.getItemFirstRep().setServiced(new DateType("2026-07-07"));
    clinic.reviewer.services = List.of();
    clinic.reviewer.event = "HCR*A4~";
    clinic.submit();
    assertThat(number(claim -> {})).isEmpty();
  }

  @Test
  void payersThatAnsweredLatelyAreKnown() {
    assertThat(numbers.payersThatAnswered(clinic.hub.clock().instant())).containsExactly("BIRCH");
    assertThat(numbers.payersThatAnswered(Instant.parse("2030-01-01T00:00:00Z"))).isEmpty();
  }
}
