package org.corridor.fhirserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.processing.Families;
import org.corridor.reconciliation.Acceptance;
import org.corridor.reconciliation.Keepers;
import org.corridor.reconciliation.Keepers.Keeper;
import org.corridor.reconciliation.Reconciliation;
import org.corridor.reconciliation.RecordKind;
import org.corridor.reconciliation.Withheld;
import org.corridor.repository.FhirRepository;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of which others keep the record, where every reference must lead somewhere. */
@ParameterizedClass
@MethodSource("org.corridor.fhirserver.Store#all")
class KeptRecordsTest {

  private static final SenderProfile SENDER =
      new SenderProfile(ZoneOffset.UTC, UTF_8, SenderProfile.EACH_ITS_OWN);

  private static final List<String> MESSAGES =
      List.of(
          "ADT^A01\rPV1|1|I|2N"
              + "|".repeat(16)
              + "KV1^^^KT^VN\rDG1|1||I10^Hypertension^I10"
              + "\rAL1|1|DA|2670^Codeine^RXN|SV|Rash\rIN1|1|PPO|C1|Carrier",
          "BAR^P01\rIN1|1|PPO|C2|Other carrier",
          "PPR^PC1\rPRB|AD|20260301|K80^Gallstones^I10|KB1^LIST\rGOL|AD|20260301|G1^Eat less^L|KG1^LIST",
          "RDE^O11\rORC|NW|KP1^CLINIC|KF1^PHARM\rRXE||00310^Aspirin^NDC|1||TAB",
          "RDS^O13\rORC|RE|KP1^CLINIC|KF1^PHARM\rRXD|1|00310^Aspirin^NDC|20260301|10|||RX1",
          "VXU^V04\rORC|RE|KP2^CLINIC|KF2^IIS"
              + "\rRXA|0|1|20260301||08^HepB^CVX|1|mL|||||||||||CP"
              + "\rOBX|1|CE|64994-7^Eligibility^LN||V02^Medicaid^HL70064||||||F");

  private final FhirRepository repository;
  private final Content content;

  KeptRecordsTest(Store store) {
    this.repository = store.bean(FhirRepository.class);
    this.content = new Content(repository);
  }

  private static Keepers all(Keeper keeper) {
    Map<RecordKind, Keeper> kinds = new EnumMap<>(RecordKind.class);
    Stream.of(RecordKind.values()).forEach(kind -> kinds.put(kind, keeper));
    return new Keepers(kinds);
  }

  private List<Withheld> receive(String message, String patient, Keepers keepers) {
    String[] parts = message.split("\r", 2);
    String text =
        "MSH|^~\\&|APP|KT|HUB|HUB|20260301100000+0000||%s|%s|P|2.5.1\rEVN||20260301100000+0000\r"
                .formatted(parts[0], patient + parts[0])
            + "PID|1||%s^^^KT^MR||Doe^Jo||19810405|F|||1 Elm^^Boston||(617)5551234"
                .formatted(patient)
            + (parts[0].startsWith("BAR") ? "|||||" + patient + "A^^^KT^AN" : "")
            + "\r"
            + parts[1];
    V2Message read = V2Message.parse(text);
    Reconciliation change =
        (Reconciliation)
            Families.of(read)
                .orElseThrow()
                .translate(read, SENDER.of("APP", "KT"))
                .under(keepers)
                .change();
    repository.commit(List.of(change));
    return change.dissent().withheld();
  }

  @Test
  void whatIsLeftOfEachMessageIsStoredAndEachProposalCanBeAccepted() {
    Keepers others = all(new Keeper("EPIC|MAIN", false, false));
    List<Withheld> proposals = new ArrayList<>();
    MESSAGES.forEach(message -> proposals.addAll(receive(message, "KR1", others)));
    assertThat(proposals)
        .extracting(Withheld::kind)
        .contains(
            RecordKind.ALLERGIES,
            RecordKind.PROBLEMS,
            RecordKind.DIAGNOSES,
            RecordKind.MEDICATION_ORDERS,
            RecordKind.IMMUNIZATIONS,
            RecordKind.INSURANCE,
            RecordKind.ADDRESS);
    Map<String, Withheld> newest = new java.util.LinkedHashMap<>();
    proposals.forEach(one -> newest.put(one.kind() + one.target(), one));
    for (Withheld one : newest.values()) {
      Provenance source = new Provenance();
      source.setId("kept-" + Integer.toHexString((one.kind() + one.target()).hashCode()));
      source.addAgent().setWho(new Reference().setDisplay("anna"));
      Acceptance acceptance = new Acceptance(one, source);
      assertThat(repository.commit(List.of(acceptance)).get(0)).as(one.target()).hasSize(2);
      assertThat(acceptance.conflicts()).isEmpty();
      repository.commit(List.of(acceptance));
      assertThat(acceptance.conflicts()).as("once more").isEmpty();
    }
    Withheld address =
        proposals.stream()
            .filter(one -> one.kind() == RecordKind.ADDRESS)
            .findFirst()
            .orElseThrow();
    assertThat(content.stored(address.target(), Patient.class).getAddressFirstRep().getCity())
        .isEqualTo("Boston");
    assertThat(receive(MESSAGES.get(0), "KR1", others))
        .as("what was accepted is the record now")
        .isEmpty();
  }

  @Test
  void othersStandInForASilentKeeperUntilItSpeaks() {
    Keepers silent = all(new Keeper("EPIC|MAIN", false, true));
    assertThat(MESSAGES).allMatch(one -> receive(one, "KR2", silent).isEmpty());
    receive(MESSAGES.get(0), "KR2", all(new Keeper("EPIC|MAIN", true, true)));
    assertThat(
            receive(
                MESSAGES.get(0).replace("2670^Codeine", "7980^Penicillin").replace("|SV", "|MI"),
                "KR2",
                silent))
        .extracting(Withheld::kind)
        .containsExactly(RecordKind.ALLERGIES);
  }
}
