package org.corridor.charges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargesJourneyTest {

  private static final String XRAY =
      "FT1|1|T100||20260301|20260302|CG|4711^Chest film^CDM|||2|100.00&USD|50.00&USD|RAD^Radiology"
          + "||||||R07.9^Chest pain^I10C~J34.89^Congestion^I10C|77^Hale^Kim^^^^^^NORTH"
          + "|78^Bell^Cy^^^^^^NORTH||F9^LAB||71045^X-ray chest^C4|26~59|||0182-1061-05^ASPIRIN^NDC";

  private final TestHub hub = new TestHub(new ChargesJourney());

  private List<Finding> receive(int hour, String... segments) {
    return hub.receive(
        Stream.concat(
                Stream.of(
                    "MSH|^~\\&|RIS|NORTH|HUB|HUB|202603010"
                        + hour
                        + "0000+0000||DFT^P03^DFT_P03|C"
                        + hour
                        + "|P|2.5.1",
                    "PID|1||77001^^^NORTH^MR||Okafor^Ada||19810405|F||||||||||A500^^^NORTH^AN",
                    "PV1|1|I|ICU^101^2||||||||||||||||V900^^^NORTH^VN"),
                Stream.of(segments))
            .toArray(String[]::new));
  }

  private ChargeItem charge() {
    return hub.the(ChargeItem.class);
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdPart();
  }

  @Test
  void aChargeKeepsWhatAClaimNeeds() {
    receive(1, XRAY);
    ChargeItem charge = charge();
    assertThat(charge.getStatus()).isEqualTo(ChargeItemStatus.BILLABLE);
    assertThat(charge.getIdentifierFirstRep().getValue()).isEqualTo("T100");
    assertThat(charge.getOccurrenceDateTimeType().asStringValue()).isEqualTo("2026-03-01");
    assertThat(charge.getEnteredDateElement().asStringValue()).isEqualTo("2026-03-02");
    assertThat(charge.getQuantity().getValue()).isEqualByComparingTo("2");
    assertThat(charge.getPriceOverride().getValue()).isEqualByComparingTo("100");
    assertThat(charge.getPriceOverride().getCurrency()).isEqualTo("USD");
    assertThat(charge.getReason())
        .extracting(reason -> reason.getCodingFirstRep().getCode())
        .containsExactly("R07.9", "J34.89");
    assertThat(charge.getProductCodeableConcept().getCodingFirstRep().getSystem())
        .isEqualTo("http://hl7.org/fhir/sid/ndc");
    assertThat(charge.getSubject().getReference()).isEqualTo(reference(hub.the(Patient.class)));
    assertThat(charge.getContext().getReference()).isEqualTo(reference(hub.the(Encounter.class)));
  }

  @Test
  void theCodeNamesTheChargeMasterTheProcedureAndItsModifiers() {
    receive(1, XRAY);
    assertThat(charge().getCode().getCoding())
        .extracting(Coding::getCode)
        .containsExactly("4711", "71045", "71045:26:59");
    assertThat(charge().getCode().getExtension()).hasSize(2);
  }

  @Test
  void performersAndOrderersAreToldApart() {
    receive(1, XRAY);
    assertThat(charge().getPerformer())
        .extracting(one -> one.getFunction().getCodingFirstRep().getCode())
        .containsExactly("PRF", "OP");
    assertThat(charge().getPerformer())
        .extracting(one -> one.getActor().getReference())
        .containsExactlyElementsOf(
            hub.all(Practitioner.class).stream().map(one -> reference(one)).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "CG, BILLABLE",
    "CD, BILLABLE",
    "VD, ENTEREDINERROR",
    "PY, NOTBILLABLE",
    "AJ, NOTBILLABLE",
    "'', BILLABLE",
    "ZZ, BILLABLE"
  })
  void theTypeOfTheTransactionDecidesTheStatus(String type, ChargeItemStatus status) {
    receive(1, "FT1|1|T1||20260301||" + type + "|4711^Film^CDM");
    assertThat(charge().getStatus()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "21"})
  void aVoidedChargeNeverWas(String order) {
    for (int i = 0; i < order.length(); i++) {
      char step = order.charAt(i);
      String type = step == '1' ? "CG" : "VD";
      receive(step - '0', "FT1|1|T1||20260301||" + type + "|4711^Film^CDM|||1|9.5");
    }
    assertThat(charge().getStatus()).isEqualTo(ChargeItemStatus.ENTEREDINERROR);
    assertThat(charge().getPriceOverride().getValue()).isEqualByComparingTo("9.5");
  }

  @ParameterizedTest
  @CsvSource({"T1, ''", "T2, T1"})
  void aCreditIsPartOfTheChargeItTakesBack(String number, String key) {
    receive(1, "FT1|1|T1||20260301||CG|4711^Film^CDM|||2|9.5");
    receive(2, "FT1|1|" + number + "||20260301||CD|4711^Film^CDM|||2|9.5" + "|".repeat(20) + key);
    ChargeItem charged = hub.all(ChargeItem.class).get(0);
    ChargeItem credit = hub.all(ChargeItem.class).get(1);
    assertThat(charged.getQuantity().getValue()).isEqualByComparingTo("2");
    assertThat(credit.getQuantity().getValue()).isEqualByComparingTo("-2");
    assertThat(credit.getPriceOverride().getValue()).isEqualByComparingTo("-9.5");
    assertThat(credit.getPartOf())
        .extracting(Reference::getReference)
        .containsExactly(reference(charged));
  }

  @Test
  void proceduresAndDiagnosesBelongToTheTransactionTheyFollow() {
    receive(
        1,
        "FT1|1|T1||20260301||CG|4711^Film^CDM",
        "NTE|1||Portable",
        "PR1|1||71045^X-ray chest^C4||20260301",
        "DG1|1|I10C|R07.9^Chest pain|||F",
        "FT1|2|T2||20260301||CG|4712^Visit^CDM");
    List<ChargeItem> charges = hub.all(ChargeItem.class);
    assertThat(charges.get(0).getService())
        .extracting(Reference::getReference)
        .containsExactly(reference(hub.the(Procedure.class)));
    assertThat(charges.get(0).getSupportingInformation())
        .extracting(Reference::getReference)
        .containsExactly(reference(hub.the(Condition.class)));
    assertThat(charges.get(0).getNoteFirstRep().getText()).isEqualTo("Portable");
    assertThat(charges.get(1).hasService()).isFalse();
    assertThat(charges.get(1).hasSupportingInformation()).isFalse();
    assertThat(hub.the(Condition.class).getCode().getCodingFirstRep().getSystem())
        .isEqualTo("http://hl7.org/fhir/sid/icd-10-cm");
    assertThat(hub.the(Encounter.class).getDiagnosis()).hasSize(1);
  }

  @Test
  void diagnosesBehindAllTransactionsAreOfTheVisit() {
    receive(
        1,
        "FT1|1|T1||20260301||CG|4711^Film^CDM||||||||||||R07.9",
        "FT1|2|T2||20260301||CG|4712^Visit^CDM",
        "DG1|1|I10C|R07.9^Chest pain|||F",
        "DG1|2|I10C|I10^Hypertension|||F");
    List<ChargeItem> charges = hub.all(ChargeItem.class);
    assertThat(charges.get(0).getSupportingInformation())
        .extracting(Reference::getReference)
        .containsExactly(reference(hub.all(Condition.class).get(0)));
    assertThat(charges.get(1).hasSupportingInformation()).isFalse();
    assertThat(hub.the(Encounter.class).getDiagnosis()).hasSize(2);
  }

  @Test
  void aResendChangesNothing() {
    receive(1, XRAY, "PR1|1||71045^X-ray chest^C4||20260301");
    int versions = hub.repository().all(ChargeItem.class).size();
    String before = charge().getMeta().getVersionId();
    receive(1, XRAY, "PR1|1||71045^X-ray chest^C4||20260301");
    assertThat(hub.all(ChargeItem.class)).hasSize(versions);
    assertThat(charge().getMeta().getVersionId()).isEqualTo(before);
  }

  @Test
  void aTransactionWithoutNumberIsKnownByItsMessage() {
    List<Finding> findings = receive(1, "FT1||||20260301||CG|FAKE", "FT1||||20260301||CG|FAKE");
    receive(1, "FT1||||20260301||CG|FAKE", "FT1||||20260301||CG|FAKE");
    assertThat(hub.all(ChargeItem.class)).hasSize(2);
    assertThat(findings).extracting(Finding::code).contains("charge-unnumbered");
  }

  @Test
  void badPartsCostOnlyThemselves() {
    List<Finding> findings =
        receive(
            1,
            "FT1|1|T1||20269999|x|CG|4711|||many|much&USD",
            "PR1|1||||20260301",
            "FT1|2|T2||20260301||CG|4712");
    assertThat(hub.all(ChargeItem.class)).hasSize(2);
    assertThat(findings)
        .extracting(Finding::location)
        .contains("FT1[1]-4", "FT1[1]-5", "FT1[1]-10", "FT1[1]-11", "PR1-3");
  }

  @Test
  void aMessageWithoutTransactionsSaysSo() {
    V2Message message =
        V2Message.parse("MSH|^~\\&|RIS|N|H|H|20260301||DFT^P03|1|P|2.5\rPID|1||7^^^N^MR");
    assertThatThrownBy(() -> hub.translate(message))
        .isInstanceOf(NotTranslatable.class)
        .hasMessageContaining("FT1");
  }
}
