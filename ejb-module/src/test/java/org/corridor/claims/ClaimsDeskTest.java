package org.corridor.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.claims.Originals.Known;
import org.corridor.edits.Edits;
import org.corridor.exchange.ExchangeForClaims;
import org.corridor.journal.TestDatabase;
import org.corridor.repository.FhirRepository;
import org.corridor.testing.InMemoryRepository;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From charges to lots, on each database. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class ClaimsDeskTest {
  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private ExchangeForClaims hub;
  private ClaimDrafts drafts;
  private ClaimsDesk desk;
  private final VisitFixture visit = new VisitFixture();
  private final InMemoryRepository repository = visit.repository;
  private final Map<String, Known> known = new HashMap<>();
  private final Post post = new Post();

  @BeforeEach
  void open() throws IOException {
    hub = new ExchangeForClaims(kind, folder, "payers: [BIRCH]");
    drafts = new ClaimDrafts(hub.database(), hub.events(), hub.clock());
    desk =
        new ClaimsDesk(
            ClaimsSettings.USUAL,
            drafts,
            new Scrub(Edits.standard(), hub.clock()),
            (number, payer) -> Optional.ofNullable(known.get(number + " " + payer)),
            Authorizations.NONE,
            new Leases(hub.database(), hub.clock()),
            hub.clock());
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void chargesBecomeADraftThatIsHandedOverOnce() {
    desk.capture(repository, List.of("Encounter/e"));
    desk.capture(repository, List.of("Encounter/e"));
    assertThat(all())
        .singleElement()
        .satisfies(
            draft -> {
              assertThat(draft.findings()).isEmpty();
              assertThat(draft.state()).isEqualTo(DraftState.READY);
              assertThat(draft.payer()).isEqualTo("BIRCH");
              assertThat(draft.cents()).isEqualTo(22499);
              assertThat(draft.lagDays()).isEqualTo(2);
            });
    desk.send(repository, post);
    desk.send(repository, post);
    assertThat(post.lots).singleElement().satisfies(lot -> assertThat(lot.claims()).hasSize(1));
    assertThat(all())
        .extracting(DraftRow::state, DraftRow::batch)
        .containsExactly(tuple(DraftState.SENT, "B1"));
    assertThat(repository.all(Claim.class))
        .extracting(Claim::getStatus)
        .containsExactly(Claim.ClaimStatus.ACTIVE);
    assertThat(repository.all(ChargeItem.class))
        .extracting(ChargeItem::getStatus)
        .containsOnly(ChargeItemStatus.BILLED);
  }

  /** Looks at visits, but not at one. */
  private FhirRepository failingAt(String encounter) {
    return (FhirRepository)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {FhirRepository.class},
            (proxy, method, arguments) -> {
              if (String.valueOf(arguments[0]).contains(encounter)) {
                throw new IllegalStateException("not to be read");
              }
              return method.invoke(repository, arguments);
            });
  }

  @Test
  void aVisitThatCannotBeReadCostsNoOtherAndStandsInTheList() {
    desk.capture(failingAt("Encounter/broken"), List.of("Encounter/broken", "Encounter/e"));
    assertThat(all())
        .extracting(DraftRow::encounter, DraftRow::state, row -> row.findings().size())
        .containsExactlyInAnyOrder(
            tuple("Encounter/e", DraftState.READY, 0),
            tuple("Encounter/broken", DraftState.BLOCKED, 1));
    assertThat(desk.blocked(repository)).containsExactly("Encounter/broken");
    desk.capture(repository, List.of("Encounter/broken"));
    assertThat(all()).extracting(DraftRow::encounter).containsExactly("Encounter/e");
  }

  @Test
  void whatAVisitChargedStaysWhileNobodyCanLookAtIt() {
    desk.capture(repository, List.of("Encounter/e"));
    desk.send(failingAt("Encounter/e"), post);
    assertThat(post.lots).isEmpty();
    desk.send(repository, post);
    assertThat(post.lots).isEmpty();
    desk.capture(repository, List.of("Encounter/e"));
    desk.send(repository, post);
    assertThat(post.lots).hasSize(1);
  }

  @Test
  void whatIsMissingKeepsADraftHere() {
    visit.put("Encounter/e", VisitFixture.encounter("AMB").setDiagnosis(null));
    visit.put(
        "Procedure/p",
        new Procedure()
            .setStatus(ProcedureStatus.COMPLETED)
            .setCode(Systems.concept(Systems.CPT, "12001"))
            .setEncounter(new Reference("Encounter/e")));
    desk.capture(repository, List.of("Encounter/e"));
    desk.send(repository, post);
    assertThat(post.lots).isEmpty();
    assertThat(all())
        .singleElement()
        .satisfies(
            draft -> {
              assertThat(draft.state()).isEqualTo(DraftState.BLOCKED);
              assertThat(draft.findings())
                  .extracting(DraftFinding::code)
                  .contains("no-diagnosis", "procedure-without-charge");
            });
  }

  @Test
  void aChargeThatWasTakenBackIsNotBilled() {
    ChargeItem credit =
        VisitFixture.charge("71046", "-99.99").addPartOf(new Reference("ChargeItem/2"));
    visit.put("ChargeItem/3", credit);
    desk.capture(repository, List.of("Encounter/e"));
    assertThat(all()).extracting(DraftRow::cents).containsExactly(12500L);
  }

  @Test
  void aDraftWhoseChargesAreAllTakenBackIsWithdrawnUntilThereAreOthers() {
    desk.capture(repository, List.of("Encounter/e"));
    String number = all().get(0).number();
    for (String id : List.of("1", "2")) {
      visit.put(
          "ChargeItem/" + id,
          visit
              .get(ChargeItem.class, "ChargeItem/" + id)
              .copy()
              .setStatus(ChargeItemStatus.NOTBILLABLE));
    }
    assertThat(desk.send(repository, post)).contains(0);
    assertThat(all()).isEmpty();
    assertThat(visit.claims())
        .extracting(Claim::getStatus)
        .containsExactly(Claim.ClaimStatus.ENTEREDINERROR);
    visit.put("ChargeItem/3", VisitFixture.charge("36415", "20"));
    desk.capture(repository, List.of("Encounter/e"));
    assertThat(desk.send(repository, post)).contains(1);
    assertThat(all())
        .extracting(DraftRow::number, DraftRow::cents)
        .containsExactly(tuple(number, 2000L));
  }

  @Test
  void aDraftGoesToThePayerWhoIsKnownWhenItLeaves() {
    visit.account();
    desk.capture(repository, List.of("Encounter/e"));
    assertThat(all()).extracting(DraftRow::state).containsExactly(DraftState.BLOCKED);
    visit.account("Coverage/M1");
    desk.capture(repository, List.of("Encounter/e"));
    assertThat(all()).extracting(DraftRow::state).containsExactly(DraftState.READY);
    visit.secondPayer();
    visit.account("Coverage/second", "Coverage/M1");
    assertThat(desk.send(repository, post)).as("CEDAR takes none").contains(0);
    assertThat(all()).extracting(DraftRow::payer).containsExactly("CEDAR");
  }

  @Test
  void aHeldDraftStaysUntilItIsReleased() {
    desk.capture(repository, List.of("Encounter/e"));
    String claim = all().get(0).claim();
    assertThat(drafts.hold(claim, "ann", "ask the coder")).isTrue();
    desk.capture(repository, List.of("Encounter/e"));
    desk.send(repository, post);
    assertThat(post.lots).isEmpty();
    assertThat(all())
        .extracting(DraftRow::state, DraftRow::who)
        .containsExactly(tuple(DraftState.HELD, "ann"));
    assertThat(drafts.release(claim, "ann")).isTrue();
    desk.send(repository, post);
    assertThat(post.lots).hasSize(1);
    assertThat(drafts.hold(claim, "ann", "too late")).isFalse();
  }

  @Test
  void aLotThatWasNotTakenIsHandedOverAgainAsTheSame() {
    desk.capture(repository, List.of("Encounter/e"));
    post.closed = true;
    desk.send(repository, post);
    post.closed = false;
    desk.send(repository, post);
    assertThat(post.lots).hasSize(2);
    assertThat(post.lots).extracting(Outbox.Lot::id).containsOnly(post.lots.get(0).id());
    assertThat(all()).extracting(DraftRow::state).containsExactly(DraftState.SENT);
  }

  @Test
  void aClaimThatCanNoLongerBeWrittenStaysAndTheOthersLeave() {
    desk.capture(repository, List.of("Encounter/e"));
    Claim claim = visit.claims().get(0);
    visit.put("Claim/" + claim.getIdPart(), claim.copy().setStatus(Claim.ClaimStatus.CANCELLED));
    desk.send(repository, post);
    assertThat(post.lots).isEmpty();
    assertThat(all())
        .singleElement()
        .satisfies(
            draft -> {
              assertThat(draft.state()).isEqualTo(DraftState.BLOCKED);
              assertThat(draft.findings())
                  .extracting(DraftFinding::code)
                  .containsExactly("claim-gone");
            });
  }

  @Test
  void aLotThatIsRefusedIsTakenApartAndSaysWhy() {
    desk.capture(repository, List.of("Encounter/e"));
    post.refusing = true;
    desk.send(repository, post);
    assertThat(all())
        .singleElement()
        .satisfies(
            draft -> {
              assertThat(draft.state()).isEqualTo(DraftState.BLOCKED);
              assertThat(draft.findings())
                  .extracting(DraftFinding::text)
                  .contains("nobody is there");
            });
    post.refusing = false;
    desk.capture(repository, List.of("Encounter/e"));
    assertThat(desk.send(repository, post)).contains(1);
  }

  @Test
  void twoHubsDoNotHandOverAtTheSameTime() {
    Leases leases = new Leases(hub.database(), hub.clock());
    desk.capture(repository, List.of("Encounter/e"));
    leases.alone(
        "claims",
        Duration.ofMinutes(15),
        () -> {
          assertThat(desk.send(repository, post)).isEmpty();
          hub.later(Duration.ofMinutes(16));
          assertThat(desk.send(repository, post)).as("the other one is dead").contains(1);
          return 0;
        });
  }

  @Test
  void aLateChargeMakesACorrectedClaimUnderThePayersNumber() {
    String sent = sent();
    visit.put("ChargeItem/3", VisitFixture.charge("36415", "20"));
    desk.capture(repository, List.of("Encounter/e"));
    assertThat(corrected().findings())
        .extracting(DraftFinding::code)
        .contains("original-number-missing");
    assertThat(corrected().state()).isEqualTo(DraftState.BLOCKED);

    known.put(sent + " BIRCH", new Known("BI77", false));
    desk.capture(repository, List.of("Encounter/e"));
    assertThat(corrected())
        .extracting(DraftRow::state, DraftRow::number, DraftRow::cents, DraftRow::purpose)
        .containsExactly(DraftState.READY, sent, 24499L, DraftPurpose.CORRECTED);
    desk.send(repository, post);
    assertThat(post.lots).as("more may come late").hasSize(1);
    visit.put("ChargeItem/4", VisitFixture.charge("81002", "10"));
    desk.capture(repository, List.of("Encounter/e"));
    hub.later(Duration.ofDays(4));
    desk.send(repository, post);
    Submission claim = post.lots.get(1).claims().get(0);
    assertThat(claim.claim().text("CLM", 5)).isEqualTo("11:B:7");
    assertThat(claim.claim().text("REF", "F8", 2)).isEqualTo("BI77");
    assertThat(claim.claim().parts("2400")).hasSize(4);
    desk.capture(repository, List.of("Encounter/e"));
    assertThat(all()).as("it is the last word").hasSize(2);
  }

  @Test
  void chargesThatChangeNothingMakeNoCorrection() {
    sent();
    visit.put(
        "ChargeItem/1",
        visit.get(ChargeItem.class, "ChargeItem/1").copy().setStatus(ChargeItemStatus.BILLABLE));
    desk.capture(repository, List.of("Encounter/e"));
    assertThat(all()).hasSize(1);
  }

  @Test
  void aClaimThatThePayerRefusedIsSentAnew() {
    known.put(sent() + " BIRCH", new Known("", true));
    visit.put("ChargeItem/3", VisitFixture.charge("36415", "20"));
    desk.capture(repository, List.of("Encounter/e"));
    desk.send(repository, post);
    Submission claim = post.lots.get(1).claims().get(0);
    assertThat(claim.claim().text("CLM", 5)).isEqualTo("11:B:1");
    assertThat(claim.claim().row("REF", "F8")).isEmpty();
  }

  @Test
  void aCorrectionThatThePayerRefusedIsSentAsACorrectionOfTheSameClaim() {
    String sent = sent();
    known.put(sent + " BIRCH", new Known("BI77", false));
    String first = desk.correct(repository, all().get(0).claim(), false, "ann");
    desk.send(repository, post);
    known.put(sent + " BIRCH", new Known("", true));
    desk.correct(repository, first, false, "ann");
    desk.send(repository, post);
    Submission claim = post.lots.get(2).claims().get(0);
    assertThat(claim.claim().text("CLM", 5)).isEqualTo("11:B:7");
    assertThat(claim.claim().text("REF", "F8", 2)).isEqualTo("BI77");
  }

  @Test
  void aClaimWhoseChargesAreAllTakenBackIsVoided() {
    known.put(sent() + " BIRCH", new Known("BI77", false));
    for (String id : List.of("1", "2")) {
      visit.put(
          "ChargeItem/" + id,
          visit
              .get(ChargeItem.class, "ChargeItem/" + id)
              .copy()
              .setStatus(ChargeItemStatus.NOTBILLABLE));
    }
    desk.capture(repository, List.of("Encounter/e"));
    assertThat(corrected().purpose()).isEqualTo(DraftPurpose.VOID);
    assertThat(drafts.release(corrected().claim(), "ann")).isTrue();
    desk.send(repository, post);
    assertThat(post.lots.get(1).claims().get(0).claim().text("CLM", 5)).isEqualTo("11:B:8");
    desk.capture(repository, List.of("Encounter/e"));
    assertThat(all()).hasSize(2);
  }

  @Test
  void somebodyTakesBackAClaimOnce() {
    assertThatThrownBy(() -> desk.correct(repository, "Claim/none", true, "ann"))
        .isInstanceOf(LotRefused.class);
    known.put(sent() + " BIRCH", new Known("BI77", false));
    String claim = all().get(0).claim();
    String taking = desk.correct(repository, claim, true, "ann");
    assertThat(drafts.find(taking).orElseThrow())
        .extracting(DraftRow::state, DraftRow::purpose)
        .containsExactly(DraftState.READY, DraftPurpose.VOID);
    assertThatThrownBy(() -> desk.correct(repository, claim, false, "ann"))
        .hasMessageContaining("takes its place already");
  }

  @Test
  void somebodyCorrectsAClaimAsTheVisitStandsNow() {
    known.put(sent() + " BIRCH", new Known("BI77", false));
    visit.put("Condition/c", VisitFixture.condition("E11.65"));
    desk.correct(repository, all().get(0).claim(), false, "ann");
    desk.send(repository, post);
    Submission claim = post.lots.get(1).claims().get(0);
    assertThat(claim.claim().text("HI", 1)).isEqualTo("ABK:E1165");
    assertThat(claim.claim().text("CLM", 5)).isEqualTo("11:B:7");
  }

  @Test
  void theStoryBeginsWithTheCharge() {
    visit.put("Encounter/e", VisitFixture.encounter("AMB").setDiagnosis(null));
    desk.capture(repository, List.of("Encounter/e"));
    visit.put("Encounter/e", VisitFixture.encounter("AMB"));
    desk.capture(repository, List.of("Encounter/e"));
    assertThat(hub.exchange().stories().of(all().get(0).number()))
        .extracting(one -> one.kind().name())
        .containsExactly("CHARGE", "CHARGE", "CLAIM", "FINDING");
  }

  /** Sends the claim of the visit, and tells its number. */
  private String sent() {
    desk.capture(repository, List.of("Encounter/e"));
    desk.send(repository, post);
    return all().get(0).number();
  }

  private DraftRow corrected() {
    return all().stream().filter(d -> d.state() != DraftState.SENT).findFirst().orElseThrow();
  }

  private List<DraftRow> all() {
    return drafts.search(
        new DraftQuery(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 100));
  }

  /** Takes each lot once, as the exchange does. */
  private static final class Post implements Outbox {
    private final List<Lot> lots = new ArrayList<>();
    private final Set<UUID> taken = new HashSet<>();
    private boolean closed;
    private boolean refusing;

    @Override
    public boolean takes(ClaimKind kind, String payer) {
      return payer.equals("BIRCH");
    }

    @Override
    public Optional<String> taken(UUID lot) {
      return Optional.empty();
    }

    @Override
    public Optional<String> take(Lot lot) {
      if (refusing) {
        throw new LotRefused("nobody is there");
      }
      lots.add(lot);
      if (closed) {
        return Optional.empty();
      }
      taken.add(lot.id());
      return Optional.of("B" + taken.size());
    }
  }
}
