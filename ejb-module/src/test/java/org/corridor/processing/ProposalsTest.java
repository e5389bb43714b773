package org.corridor.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.corridor.processing.RecordHub.message;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.corridor.journal.Access;
import org.corridor.journal.Arrival;
import org.corridor.journal.BadFilter;
import org.corridor.journal.Fate;
import org.corridor.journal.TestDatabase;
import org.corridor.proposals.Outcome;
import org.corridor.proposals.Proposal;
import org.corridor.proposals.ProposalDetail;
import org.corridor.proposals.ProposalQuery;
import org.corridor.proposals.ProposalState;
import org.corridor.repository.Change;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryDoor;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.repository.Revision;
import org.corridor.repository.RevisionQuery;
import org.corridor.repository.VersionPlace;
import org.corridor.repository.Written;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Proposals from the message that makes them to the person who settles them. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class ProposalsTest {

  private static final String RULES =
      """
      record-of:
        allergies: {system: EPIC|MAIN}
        problems: {system: EPIC|MAIN}
        insurance: {system: REG|MAIN}
        medication-orders: {interface: pharmacy}
        demographics.address: {system: REG}
      """;
  private static final String EPIC = "EPIC|MAIN";
  private static final String LAB = "LAB|SOUTH";
  private static final String REG = "REG|MAIN";
  private static final String CODEINE = "AL1|1|DA|2670^Codeine^RXN|SV";
  private static final String MILD = "AL1|1|DA|2670^Codeine^RXN|MI";

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private RecordHub hub;
  private int control = 100;

  @BeforeEach
  void open() throws IOException {
    hub = new RecordHub(kind, folder, RULES);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private Arrival from(String system, int hour, String... segments) {
    return of("1", "", system, hour, "ADT^A08", segments);
  }

  private Arrival of(
      String number, String address, String system, int hour, String type, String... segments) {
    String when = "20260301" + hour + "0000+0000";
    return message(
        Stream.concat(
                Stream.of(
                    "MSH|^~\\&|"
                        + system
                        + "|HUB|HUB|"
                        + when
                        + "||"
                        + type
                        + "|"
                        + control++
                        + "|P|2.5.1",
                    "EVN||" + when,
                    "PID|1||" + number + "^^^NORTH^MR||Doe^Jo||19810405|F|||" + address),
                Stream.of(segments))
            .toArray(String[]::new));
  }

  private Fate process(Arrival arrival) {
    Fate fate = hub.process(arrival);
    assertThat(fate).isInstanceOf(Fate.Processed.class);
    return fate;
  }

  private AllergyIntolerance allergy() {
    return hub.repository.all(AllergyIntolerance.class).get(0);
  }

  private ProposalState state(UUID id) {
    return hub.proposals.find(id).orElseThrow().state();
  }

  @Test
  void whatAnotherSystemKeepsIsListedAndNamedInTheFindings() {
    process(from(EPIC, 10, CODEINE));
    Arrival arrival = from(LAB, 11, MILD);
    Fate fate = process(arrival);
    assertThat(allergy().getCriticality().toCode()).isEqualTo("high");
    assertThat(fate.findings())
        .contains(
            Finding.warning(
                "AL1",
                "kept-as-proposal",
                "EPIC|MAIN keeps the record of allergies: what this message says of it is kept as"
                    + " a proposal."));
    Proposal one = hub.only();
    assertThat(one.message()).isEqualTo(arrival.id());
    assertThat(one.source()).isEqualTo(LAB);
    assertThat(one.kind()).isEqualTo("allergies");
    assertThat(one.target()).endsWith(allergy().getIdElement().getIdPart());
    assertThat(one.creates()).isFalse();
    assertThat(one.state()).isEqualTo(ProposalState.OPEN);
    assertThat(hub.proposals.open()).isEqualTo(1);
    assertThat(hub.meters.counter("corridor.proposals", "kind", "allergies").count()).isEqualTo(1);
  }

  @Test
  void itIsFoundByStatePatientKindAndSourcePageByPage() {
    process(from(LAB, 10, CODEINE, "AL1|2|DA|7980^Penicillin^RXN|MI"));
    process(from(EPIC, 11, "IN1|1|PPO|C1|Carrier"));
    assertThat(hub.find()).hasSize(3);
    String patient = hub.find().get(0).patient();
    assertThat(hub.find("state", "open", "patient", patient)).hasSize(3);
    assertThat(hub.find("patient", patient.substring(8), "kind", "insurance")).hasSize(1);
    assertThat(hub.find("patient", "NORTH|1", "source", LAB)).hasSize(2);
    assertThat(hub.find("state", "rejected")).isEmpty();
    assertThat(hub.find("patient", "Patient/x")).isEmpty();
    List<Proposal> all = hub.find();
    ProposalQuery rest = new ProposalQuery(java.util.Map.of(), Optional.of(all.get(1).id()), 10);
    assertThat(hub.proposals.search(rest)).isEqualTo(all.subList(2, 3));
    assertThatThrownBy(() -> hub.find("state", "lost")).isInstanceOf(BadFilter.class);
    assertThatThrownBy(() -> hub.find("kind", "moods")).isInstanceOf(BadFilter.class);
  }

  @Test
  void eachKindOfTheRulesIsKept() {
    String order = "ORC|NW|P1^CLINIC|F1^PHARM";
    String drug = "RXE||00310^Aspirin^NDC|1||TAB";
    hub.process(of("1", "", LAB, 10, "RDE^O11", order, drug));
    hub.process(of("1", "", LAB, 10, "PPR^PC1", "PRB|AD|20260301|K80^Gallstones^I10|B1^LIST"));
    process(of("1", "20 Elm^^Boston", LAB, 11, "ADT^A08", CODEINE, "IN1|1|PPO|C1|Carrier"));
    assertThat(hub.find())
        .extracting(Proposal::kind)
        .containsExactlyInAnyOrder(
            "medication-orders", "problems", "allergies", "insurance", "demographics.address");
    assertThat(hub.find()).filteredOn(Proposal::creates).as("there is the patient").hasSize(4);
  }

  @Test
  void whoSeesWhatItSaysIsWrittenDownWithTheMessage() {
    process(from(EPIC, 10, CODEINE));
    Arrival arrival = from(LAB, 11, MILD);
    process(arrival);
    UUID id = hub.only().id();
    ProposalDetail detail = hub.proposals.disclose(id, "anna", "review").orElseThrow();
    assertThat(detail.elements()).containsExactly("criticality");
    assertThat(detail.standing().orElseThrow()).contains("\"criticality\":\"high\"");
    assertThat(detail.proposed()).contains("\"criticality\":\"low\"").doesNotContain("Codeine");
    assertThat(hub.journal.accesses(arrival.id()))
        .extracting(Access::who, Access::why)
        .containsExactly(tuple("anna", "proposal " + id + " review"));
    assertThat(hub.proposals.disclose(UUID.randomUUID(), "anna", "")).isEmpty();
  }

  @Test
  void theSameProposalAgainOnlyCounts() {
    process(from(EPIC, 10, CODEINE));
    process(from(LAB, 11, MILD));
    Arrival again = from(LAB, 12, MILD);
    process(again);
    assertThat(hub.only().messages()).isEqualTo(2);
    // Redelivered after a crash, and replayed.
    hub.process(again);
    hub.journal.replaying(again.id(), "anna");
    hub.process(again);
    assertThat(hub.only().messages()).isEqualTo(2);
    assertThat(hub.only().state()).isEqualTo(ProposalState.OPEN);
  }

  @Test
  void ofWhatASourceSaysTheNewestCounts() {
    process(from(EPIC, 10, CODEINE));
    process(from(LAB, 12, MILD));
    UUID first = hub.only().id();
    process(from(LAB, 13, "AL1|1|DA|2670^Codeine^RXN|U"));
    assertThat(state(first)).isEqualTo(ProposalState.SUPERSEDED);
    assertThat(hub.find("state", "open")).hasSize(1);
    process(from(LAB, 11, "AL1|1|DA|2670^Codeine^RXN|SV|Rash"));
    assertThat(hub.find("state", "open")).as("a late message is history").hasSize(1);
    assertThat(hub.find("state", "superseded")).hasSize(2);
    process(from(LAB, 14, MILD));
    assertThat(state(first)).as("said again").isEqualTo(ProposalState.OPEN);
    assertThat(hub.find("state", "open")).hasSize(1);
  }

  @Test
  void whatIsSaidLateOnceMoreDoesNotGiveWayToSomethingOlderThanItsNewest() {
    String unknown = "AL1|1|DA|2670^Codeine^RXN|U";
    process(from(EPIC, 10, CODEINE));
    process(from(LAB, 14, unknown));
    UUID newest = hub.only().id();
    process(from(LAB, 13, MILD));
    process(from(LAB, 12, unknown));
    assertThat(hub.find("state", "open")).extracting(Proposal::id).containsExactly(newest);
    assertThat(hub.find("state", "open").get(0).messages()).isEqualTo(2);
  }

  @Test
  void twoSourcesProposeForThemselves() {
    process(from(EPIC, 10, CODEINE));
    process(from(LAB, 12, MILD));
    process(from("CLINIC|WEST", 13, MILD));
    assertThat(hub.find("state", "open")).hasSize(2);
  }

  @Test
  void itIsWithdrawnWhenTheRecordComesToSayTheSame() {
    process(from(EPIC, 10, CODEINE));
    process(from(LAB, 11, MILD));
    process(from(EPIC, 12, CODEINE));
    assertThat(hub.only().state()).isEqualTo(ProposalState.OPEN);
    process(from(EPIC, 13, MILD));
    assertThat(hub.only().state()).isEqualTo(ProposalState.WITHDRAWN);
    assertThat(hub.only().reason()).isEqualTo("the record says so now");
    process(from(EPIC, 14, CODEINE));
    process(from(LAB, 15, MILD));
    assertThat(hub.only().state()).as("said again").isEqualTo(ProposalState.OPEN);
  }

  @Test
  void aNewResourceIsWithdrawnWhenTheRecordHasIt() {
    process(from(LAB, 11, CODEINE));
    Proposal allergy = hub.find("kind", "allergies").get(0);
    process(from(EPIC, 13, CODEINE));
    assertThat(state(allergy.id())).isEqualTo(ProposalState.WITHDRAWN);
  }

  @Test
  void itIsWithdrawnWhenItsSourceComesToSayWhatTheRecordSays() {
    process(from(EPIC, 10, CODEINE));
    process(from(LAB, 11, MILD));
    process(from(LAB, 12, CODEINE));
    assertThat(hub.only().state()).isEqualTo(ProposalState.WITHDRAWN);
  }

  @Test
  void anAddressGoesToWhoKeepsIt() {
    process(of("1", "20 Elm^^Boston", REG, 10, "ADT^A08"));
    process(of("1", "7 Oak^^Lynn", LAB, 11, "ADT^A08"));
    Proposal one = hub.only();
    assertThat(one.kind()).isEqualTo("demographics.address");
    assertThat(hub.proposals.accept(one.id(), "anna")).isEqualTo(new Outcome.Done());
    Patient patient = hub.repository.all(Patient.class).get(0);
    assertThat(patient.getAddressFirstRep().getCity()).isEqualTo("Lynn");
    assertThat(patient.getName()).isNotEmpty();
  }

  @Test
  void whatIsAcceptedIsWrittenWithWhoSaidSoAndWhichMessage() {
    process(from(EPIC, 10, CODEINE));
    Arrival arrival = from(LAB, 11, MILD);
    process(arrival);
    UUID id = hub.only().id();
    assertThat(hub.proposals.accept(id, "anna")).isEqualTo(new Outcome.Done());
    assertThat(allergy().getCriticality().toCode()).isEqualTo("low");
    assertThat(allergy().getCode().getCodingFirstRep().getCode()).isEqualTo("2670");
    Provenance source =
        hub.repository.all(Provenance.class).stream()
            .filter(
                one ->
                    one.getAgent().stream().anyMatch(a -> "anna".equals(a.getWho().getDisplay())))
            .findFirst()
            .orElseThrow();
    assertThat(source.getTargetFirstRep().getReference()).isEqualTo(hub.only().target());
    assertThat(source.getEntityFirstRep().getWhat().getIdentifier().getValue())
        .isEqualTo("urn:uuid:" + arrival.id());
    assertThat(hub.only().state()).isEqualTo(ProposalState.ACCEPTED);
    assertThat(hub.only().who()).isEqualTo("anna");
    assertThat(hub.proposals.accept(id, "ben"))
        .isEqualTo(new Outcome.TooLate(ProposalState.ACCEPTED));
    assertThat(hub.proposals.accept(UUID.randomUUID(), "ben")).isEqualTo(new Outcome.Absent());
  }

  @Test
  void somethingNewIsMadeWhenItIsAccepted() {
    process(from(LAB, 11, CODEINE, "IN1|1|PPO|C1|Carrier"));
    hub.process(of("1", "", LAB, 12, "PPR^PC1", "PRB|AD|20260301|K80^Gallstones^I10|B1^LIST"));
    hub.process(
        of("1", "", LAB, 12, "RDE^O11", "ORC|NW|P1^C|F1^P", "RXE||00310^Aspirin^NDC|1||TAB"));
    for (Proposal one : hub.find("state", "open")) {
      assertThat(hub.proposals.accept(one.id(), "anna"))
          .as(one.kind())
          .isEqualTo(new Outcome.Done());
    }
    for (Class<? extends Resource> type :
        List.of(
            AllergyIntolerance.class, Coverage.class, Condition.class, MedicationRequest.class)) {
      assertThat(hub.repository.all(type)).as(type.getSimpleName()).hasSize(1);
    }
    process(from(EPIC, 14, CODEINE));
    assertThat(hub.repository.all(AllergyIntolerance.class)).hasSize(1);
  }

  @Test
  void whatChangedMeanwhileIsAConflictThatNamesTheElements() {
    process(from(EPIC, 10, CODEINE));
    process(from(LAB, 11, MILD));
    UUID id = hub.only().id();
    process(from(EPIC, 12, "AL1|1|DA|2670^Codeine^RXN|U"));
    int writes = hub.repository.writes();
    assertThat(hub.proposals.accept(id, "anna"))
        .isEqualTo(new Outcome.Changed(List.of("criticality")));
    assertThat(hub.repository.writes()).isEqualTo(writes);
    assertThat(state(id)).isEqualTo(ProposalState.OPEN);
  }

  @Test
  void aChangeOfOtherElementsIsNoConflict() {
    process(from(EPIC, 10, CODEINE));
    process(from(LAB, 11, MILD));
    process(from(EPIC, 12, CODEINE + "|Rash"));
    assertThat(hub.proposals.accept(hub.only().id(), "anna")).isEqualTo(new Outcome.Done());
    assertThat(allergy().getReaction()).isNotEmpty();
    assertThat(allergy().getCriticality().toCode()).isEqualTo("low");
  }

  @Test
  void whatIsRejectedStaysSoHoweverOftenItIsSaid() {
    process(from(EPIC, 10, CODEINE));
    process(from(LAB, 11, MILD));
    UUID id = hub.only().id();
    assertThat(hub.proposals.reject(id, "anna", "patient asked")).isEqualTo(new Outcome.Done());
    process(from(LAB, 12, MILD));
    Proposal one = hub.only();
    assertThat(one.state()).isEqualTo(ProposalState.REJECTED);
    assertThat(one.reason()).isEqualTo("patient asked");
    assertThat(one.who()).isEqualTo("anna");
    assertThat(one.messages()).isEqualTo(2);
    assertThat(hub.proposals.accept(id, "ben"))
        .isEqualTo(new Outcome.TooLate(ProposalState.REJECTED));
    assertThat(allergy().getCriticality().toCode()).isEqualTo("high");
  }

  @Test
  void aMergeCarriesProposalsToTheSurvivor() {
    process(of("1", "20 Elm^^Boston", REG, 10, "ADT^A08"));
    process(of("2", "20 Elm^^Boston", REG, 10, "ADT^A08"));
    process(of("2", "7 Oak^^Lynn", LAB, 11, "ADT^A08", CODEINE));
    String prior = hub.find().get(0).patient();
    process(of("1", "20 Elm^^Boston", REG, 12, "ADT^A40", "MRG|2^^^NORTH^MR"));
    List<Proposal> open = hub.find("state", "open");
    assertThat(open).hasSize(2).noneMatch(one -> one.patient().equals(prior));
    String survivor = open.get(0).patient();
    assertThat(hub.find("patient", survivor)).hasSize(2);
    for (Proposal one : open) {
      assertThat(hub.proposals.accept(one.id(), "anna")).isEqualTo(new Outcome.Done());
    }
    assertThat(allergy().getPatient().getReference()).isEqualTo(survivor);
    Patient patient = (Patient) hub.repository.get(survivor).orElseThrow();
    assertThat(patient.getAddressFirstRep().getCity()).isEqualTo("Lynn");
  }

  @Test
  void aRepositoryThatIsDownLeavesItOpen() {
    process(from(EPIC, 10, CODEINE));
    process(from(LAB, 11, MILD));
    UUID id = hub.only().id();
    RepositoryDoor.close();
    assertThatThrownBy(() -> hub.proposals.accept(id, "anna"))
        .isInstanceOf(RepositoryUnavailable.class);
    assertThat(state(id)).isEqualTo(ProposalState.OPEN);
    RepositoryDoor.open(new LosingOnce());
    assertThat(hub.proposals.accept(id, "anna")).isEqualTo(new Outcome.Done());
  }

  private abstract static class Answering implements FhirRepository {

    @Override
    public List<Revision> changed(RevisionQuery query) {
      return List.of();
    }

    @Override
    public List<Written> written(Set<String> types, VersionPlace after, int most) {
      return List.of();
    }

    @Override
    public List<Resource> around(String reference, int most) {
      return List.of();
    }

    @Override
    public boolean answers() {
      return true;
    }
  }

  /** Another writer is faster at the first try. */
  private final class LosingOnce extends Answering {

    private boolean lost;

    @Override
    public List<List<String>> commit(List<Change> changes) {
      if (!lost) {
        lost = true;
        throw new RepositoryUnavailable("lost a race", new IllegalStateException());
      }
      return hub.repository.commit(changes);
    }
  }

  @Test
  void acceptedTwiceAfterACrashItIsWrittenOnce() {
    process(from(EPIC, 10, CODEINE));
    process(from(LAB, 11, MILD));
    UUID id = hub.only().id();
    RepositoryDoor.open(new CrashingAfterwards());
    assertThatThrownBy(() -> hub.proposals.accept(id, "anna")).hasMessage("crash");
    assertThat(state(id)).isEqualTo(ProposalState.OPEN);
    int writes = hub.repository.writes();
    RepositoryDoor.open(hub.repository);
    assertThat(hub.proposals.accept(id, "anna")).isEqualTo(new Outcome.Done());
    assertThat(hub.repository.writes()).isEqualTo(writes);
  }

  private final class CrashingAfterwards extends Answering {
    @Override
    public List<List<String>> commit(List<Change> changes) {
      hub.repository.commit(changes);
      throw new IllegalStateException("crash");
    }
  }

  @Test
  void messagesOfOneBatchAndManyLanesLeaveOneProposalEach() throws InterruptedException {
    process(from(EPIC, 10, CODEINE));
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      arrivals.add(from(LAB, 11 + i % 4, i % 2 == 0 ? MILD : "AL1|1|DA|2670^Codeine^RXN|U"));
    }
    List<Thread> threads =
        arrivals.stream().map(one -> new Thread(() -> hub.process(one))).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(hub.find()).hasSize(2);
    assertThat(hub.find()).extracting(Proposal::messages).containsExactly(12L, 12L);
    assertThat(hub.find("state", "open")).hasSize(1);
  }

  @Test
  void theInterfaceMayBeTheKeeper() {
    String[] order = {
      "MSH|^~\\&|RX|EAST|HUB|HUB|20260301100000+0000||RDE^O11|77|P|2.5.1",
      "PID|1||1^^^NORTH^MR||Doe^Jo",
      "ORC|NW|P1^CLINIC|F1^PHARM",
      "RXE||00310^Aspirin^NDC|1||TAB"
    };
    assertThat(hub.process(message("pharmacy", order))).isInstanceOf(Fate.Processed.class);
    assertThat(hub.repository.all(MedicationRequest.class)).isNotEmpty();
    assertThat(hub.find()).isEmpty();
  }

  @Test
  void aMessageThatIsGivenUpLeavesNoProposal() {
    RepositoryDoor.open(new Refusing());
    Arrival arrival = from(LAB, 11, CODEINE);
    assertThat(hub.process(arrival)).isInstanceOf(Fate.Dead.class);
    assertThat(hub.find()).isEmpty();
    assertThat(hub.journal.find(new MessageId(arrival.id().value()))).isPresent();
  }

  private static final class Refusing extends Answering {
    @Override
    public List<List<String>> commit(List<Change> changes) {
      throw new org.corridor.repository.ChangeRefused("no", new IllegalStateException());
    }
  }
}
