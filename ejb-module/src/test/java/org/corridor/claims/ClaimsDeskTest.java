package org.corridor.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.edits.Edits;
import org.corridor.journal.Database;
import org.corridor.journal.TestDatabase;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.corridor.testing.InMemoryRepository;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From charges to lots, on each database. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class ClaimsDeskTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-20T12:00:00Z"), ZoneOffset.UTC);
  private static final ClaimsSettings SETTINGS =
      new ClaimsSettings(true, "11", Optional.empty(), 3, 100);

  @Parameter TestDatabase kind;
  private JdbcConnectionPool source;
  private ClaimDrafts drafts;
  private ClaimsDesk desk;
  private final InMemoryRepository repository = new InMemoryRepository();
  private final Post post = new Post();

  @BeforeEach
  void open() {
    source = kind.prepared(CLOCK);
    drafts = new ClaimDrafts(new Database(source), CLOCK);
    desk = new ClaimsDesk(SETTINGS, drafts, new Scrub(Edits.standard(), CLOCK), CLOCK);
    ClaimFixture visit = new ClaimFixture("none", "M1");
    visit.bundle.getEntry().forEach(e -> put(e.getFullUrl(), e.getResource()));
    put(
        "Account/a",
        new Account()
            .addCoverage(
                new Account.CoverageComponent()
                    .setPriority(1)
                    .setCoverage(new Reference("Coverage/M1"))));
    put("Condition/c", condition("E11.9"));
    put("Encounter/e", encounter());
    put("ChargeItem/1", charge("99213", "125"));
    put("ChargeItem/2", charge("71046", "99.99"));
  }

  @AfterEach
  void close() {
    source.dispose();
  }

  @Test
  void chargesBecomeADraftThatIsHandedOverOnce() {
    desk.capture(repository, "Encounter/e");
    desk.capture(repository, "Encounter/e");
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

  @Test
  void whatIsMissingKeepsADraftHere() {
    put("Encounter/e", encounter().setDiagnosis(null));
    put(
        "Procedure/p",
        new Procedure()
            .setStatus(ProcedureStatus.COMPLETED)
            .setCode(Systems.concept(Systems.CPT, "12001"))
            .setEncounter(new Reference("Encounter/e")));
    desk.capture(repository, "Encounter/e");
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
    ChargeItem credit = charge("71046", "-99.99").addPartOf(new Reference("ChargeItem/2"));
    put("ChargeItem/3", credit);
    desk.capture(repository, "Encounter/e");
    assertThat(all()).extracting(DraftRow::cents).containsExactly(12500L);
  }

  @Test
  void aHeldDraftStaysUntilItIsReleased() {
    desk.capture(repository, "Encounter/e");
    String claim = all().get(0).claim();
    assertThat(drafts.hold(claim, "ann", "ask the coder")).isTrue();
    desk.capture(repository, "Encounter/e");
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
    desk.capture(repository, "Encounter/e");
    post.closed = true;
    desk.send(repository, post);
    post.closed = false;
    desk.send(repository, post);
    assertThat(post.lots).hasSize(2);
    assertThat(post.lots).extracting(Outbox.Lot::id).containsOnly(post.lots.get(0).id());
    assertThat(all()).extracting(DraftRow::state).containsExactly(DraftState.SENT);
  }

  private List<DraftRow> all() {
    return drafts.search(
        new DraftQuery(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 100));
  }

  private void put(String reference, Resource resource) {
    resource.setId(reference);
    repository.commit(
        new Change() {
          @Override
          public Set<String> reads() {
            return Set.of();
          }

          @Override
          public List<Resource> decide(Stored stored) {
            return List.of(resource);
          }
        });
  }

  private static Encounter encounter() {
    Encounter encounter = new Encounter();
    encounter.setClass_(new Coding().setCode("AMB"));
    encounter.setSubject(new Reference("Patient/M1"));
    encounter.addAccount(new Reference("Account/a"));
    encounter.setServiceProvider(new Reference("Organization/clinic"));
    encounter.addDiagnosis().setCondition(new Reference("Condition/c"));
    return encounter;
  }

  private static Condition condition(String code) {
    return new Condition()
        .setCode(Systems.concept(Systems.ICD10, code))
        .setEncounter(new Reference("Encounter/e"));
  }

  private static ChargeItem charge(String code, String price) {
    ChargeItem charge = new ChargeItem();
    charge.setStatus(ChargeItemStatus.BILLABLE);
    charge.setCode(Systems.concept(Systems.CPT, code));
    charge.setContext(new Reference("Encounter/e"));
    charge.setOccurrence(new DateTimeType("2026-06-06"));
    charge.setEnteredDateElement(new DateTimeType("2026-06-08"));
    charge.setPriceOverride(new Money().setValue(new BigDecimal(price)).setCurrency("USD"));
    charge.addPerformer().setActor(new Reference("Practitioner/aster"));
    return charge;
  }

  /** Takes each lot once, as the exchange does. */
  private static final class Post implements Outbox {
    private final List<Lot> lots = new ArrayList<>();
    private final Set<UUID> taken = new HashSet<>();
    private boolean closed;

    @Override
    public boolean takes(ClaimKind kind, String payer) {
      return payer.equals("BIRCH");
    }

    @Override
    public Optional<String> take(Lot lot) {
      lots.add(lot);
      if (closed) {
        return Optional.empty();
      }
      taken.add(lot.id());
      return Optional.of("B" + taken.size());
    }
  }
}
