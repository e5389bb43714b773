package org.corridor.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.exchange.ClaimEvent;
import org.corridor.exchange.ClaimEventKind;
import org.corridor.journal.JournalUnavailable;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class PostingTest {
  private static final String SENT = "2026-06-25T07:00:00Z";
  private static final String PAID = "2026-06-30T07:00:00Z";

  @Parameter TestDatabase kind;
  private Books books;

  @BeforeEach
  void open() {
    LedgerSettings usual = LedgerSettings.usual();
    books =
        new Books(
            kind,
            new LedgerSettings(2, usual.filing(), usual.appeal(), Duration.ofDays(30), 100_000, 3));
  }

  @AfterEach
  void close() {
    books.close();
  }

  private void claim(String number, long charge, String... lines) {
    books.sent(new Claims837("ALDER").claim(number, charge, lines).content(), SENT);
  }

  private List<ParkReason> parked() {
    return books
        .remittances()
        .search(
            new Remittances.Sought(
                Optional.empty(), Optional.empty(), Optional.empty(), true, Optional.empty(), 10))
        .stream()
        .flatMap(r -> books.remittances().find(r.id()).orElseThrow().claims().stream())
        .filter(e -> e.state() == EntryState.PARKED)
        .map(RemittanceClaim::reason)
        .toList();
  }

  @Test
  void whatBreaksOffGoesOnWhereItWas() {
    Claims837 claims = new Claims837("ALDER");
    Remittance835 remittance = new Remittance835("ALDER");
    for (int i = 0; i < 9; i++) {
      claims.claim("C" + i, 10_000, "99213 10000");
      remittance.paid("C" + i, 10_000, 8_000, "99213", "CAS*CO*45*20~");
    }
    books.sent(claims.content(), SENT);
    books.fuse = 2;
    assertThatThrownBy(() -> books.received(remittance.content(), PAID))
        .isInstanceOf(JournalUnavailable.class);
    assertThat(books.count("remittance_claim")).isEqualTo(4);
    books.fuse = Integer.MAX_VALUE;
    assertThat(books.received(remittance.content(), PAID).posted()).isEqualTo(5);
    assertThat(books.claims().values()).allMatch(line -> line.contains("paid 80.00"));
    String whole = books.dump();
    assertThat(books.received(remittance.content(), PAID).posted()).isZero();
    assertThat(books.dump()).isEqualTo(whole);
  }

  /** From a payer that did not get the claim, about another amount. */
  private void strange(String number, String payerNumber) {
    books.received(
        new Remittance835("ELM")
            .claim(
                1_000,
                "CLP*%s*1*30*10**12*%s*11*1~NM1*QC*1*DOE*JO~SVC*HC:99213*30*10**1~DTM*472*20260610~CAS*CO*45*20~"
                    .formatted(number, payerNumber))
            .content(),
        PAID);
  }

  @Test
  void aClaimsNumberAloneDoesNotTellWhoseAPaymentIs() {
    claim("C1", 10_000, "99213 10000");
    strange("C1", "");
    assertThat(parked()).containsExactly(ParkReason.DOUBTFUL_CLAIM);
    books.received(
        new Remittance835("ALDER").paid("C1", 10_000, 5_000, "99213", "CAS*CO*45*50~").content(),
        PAID);
    strange("C1", "ANOTHER");
    assertThat(parked()).containsExactly(ParkReason.DOUBTFUL_CLAIM, ParkReason.DOUBTFUL_CLAIM);
    strange("C1", "ICNC1");
    assertThat(parked())
        .as("the payer's own number does")
        .hasSize(3)
        .contains(ParkReason.MORE_THAN_CHARGED);
  }

  @Test
  void thePayersNumberFindsAClaimWhoseOwnIsLost() {
    claim("C1", 10_000, "99213 10000");
    books.received(
        new Remittance835("ALDER").paid("C1", 10_000, 5_000, "99213", "CAS*CO*16*50~").content(),
        PAID);
    books.received(
        new Remittance835("ALDER")
            .claim(
                5_000,
                "CLP*LOST*1*100*50**12*ICNC1*11*1~CAS*OA*23*50~NM1*QC*1*DOE*JO~"
                    + "SVC*HC:99213*100*50**1~DTM*472*20260610~")
            .content(),
        PAID);
    assertThat(books.claim("C1").entries())
        .extracting(entry -> entry.payment().number())
        .containsExactly("C1", "LOST");
  }

  @Test
  void anAmountWithoutAReasonIsMoneyAllTheSame() {
    claim("C1", 10_000, "99213 10000");
    books.received(
        new Remittance835("ALDER").paid("C1", 10_000, 8_000, "99213", "CAS*CO**20~").content(),
        PAID);
    assertThat(parked()).isEmpty();
    assertThat(books.claim("C1").claim())
        .extracting(Claim::paid, Claim::openInsurance)
        .containsExactly(8_000L, 0L);
  }

  @Test
  void aServiceWithoutModifiersFindsItsLine() {
    claim("C1", 30_000, "99213:25 10000", "99213:59 20000");
    books.received(
        new Remittance835("ALDER")
            .claim(
                20_000,
                "CLP*C1*1*300*200**12*P1~NM1*QC*1*DOE*JO~SVC*HC:99213*200*200**1~DTM*472*20260610~"
                    + "SVC*HC:99213*100*0**1~DTM*472*20260610~CAS*CO*16*100~")
            .content(),
        PAID);
    assertThat(books.claim("C1").lines())
        .extracting(Claim.Line::paid, Claim.Line::openInsurance)
        .containsExactly(tuple(0L, 10_000L), tuple(20_000L, 0L));
  }

  @Test
  void whatIsPaidForTheWholeClaimIsSharedByItsLines() {
    claim("C1", 30_000, "0450 10000", "0250 20000");
    books.received(
        new Remittance835("ALDER")
            .claim(20_000, "CLP*C1*1*300*200*40*12*P1~CAS*CO*45*60~CAS*PR*1*40~NM1*QC*1*DOE*JO~")
            .content(),
        PAID);
    assertThat(books.claim("C1").claim())
        .extracting(Claim::paid, Claim::patient, Claim::openInsurance, Claim::state)
        .containsExactly(20_000L, 4_000L, 0L, ClaimState.PAID);
    assertThat(books.claim("C1").lines()).extracting(Claim.Line::openInsurance).containsOnly(0L);
  }

  @Test
  void aClaimMayBePaidInTwoParts() {
    claim("C1", 30_000, "99213 10000", "99214 20000");
    books.received(
        new Remittance835("ALDER")
            .paid("C1", 10_000, 9_000, "99213", "CAS*CO*45*10~")
            .paid("C1", 20_000, 15_000, "99214", "CAS*CO*45*50~")
            .content(),
        PAID);
    assertThat(books.claim("C1").claim())
        .extracting(Claim::paid, Claim::openInsurance, Claim::state)
        .containsExactly(24_000L, 0L, ClaimState.PAID);
  }

  @Test
  void moreThanWasChargedIsNeverPosted() {
    claim("C1", 10_000, "99213 10000");
    books.received(
        new Remittance835("ALDER").paid("C1", 10_000, 9_000, "99213", "CAS*CO*45*10~").content(),
        PAID);
    books.received(
        new Remittance835("ALDER").paid("C1", 10_000, 9_500, "99213", "CAS*CO*45*5~").content(),
        PAID);
    assertThat(parked()).containsExactly(ParkReason.MORE_THAN_CHARGED);
    assertThat(books.claim("C1").claim().paid()).isEqualTo(9_000);
  }

  @Test
  void aNumberAloneIsNotOurClaim() {
    claim("C1", 10_000, "99213 10000");
    books.received(
        new Remittance835("OTHER").paid("C1", 7_700, 7_700, "99291", "").content(), PAID);
    assertThat(parked()).containsExactly(ParkReason.DOUBTFUL_CLAIM);
    assertThat(books.claim("C1").claim().paid()).isZero();
  }

  @Test
  void anAmountThatIsNoneParks() {
    claim("C1", 10_000, "99213 10000");
    Content broken =
        Content.of(
            new Remittance835("ALDER")
                .paid("C1", 10_000, 9_000, "99213", "CAS*CO*45*1x~")
                .text()
                .getBytes(UTF_8));
    books.received(broken, PAID);
    assertThat(parked()).containsExactly(ParkReason.UNREADABLE_AMOUNT);
  }

  @Test
  void aSetWithoutItsEndIsParkedAsAWhole() {
    claim("C1", 10_000, "99213 10000");
    String text = new Remittance835("ALDER").paid("C1", 10_000, 10_000, "99213", "").text();
    books.received(Content.of(text.substring(0, text.indexOf("SE*")).getBytes(UTF_8)), PAID);
    assertThat(parked()).containsExactly(ParkReason.REMITTANCE);
    assertThat(books.claim("C1").claim().paid()).isZero();
  }

  @Test
  void theSecondPayerPaysWhatTheFirstLeft() {
    claim("C1", 10_000, "99213 10000");
    books.received(
        new Remittance835("ALDER")
            .paid("C1", 10_000, 6_000, "99213", "CAS*CO*45*20~CAS*PR*2*20~")
            .content(),
        PAID);
    books.received(
        new Remittance835("BIRCH")
            .claim(
                1_500,
                "CLP*C1*2*100*15*5*12*B1~NM1*QC*1*DOE*JO~SVC*HC:99213*100*15**1~DTM*472*20260610~"
                    + "CAS*OA*23*80~CAS*PR*2*5~REF*6R*C1-1~")
            .content(),
        PAID);
    assertThat(books.claim("C1").claim())
        .extracting(Claim::paid, Claim::patient, Claim::adjusted, Claim::openInsurance)
        .containsExactly(7_500L, 500L, 2_000L, 0L);
  }

  @Test
  void aReplacementStandsForItsOriginalUnlessItIsRefused() {
    claim("C1", 10_000, "99213 10000");
    books.sent(
        new Claims837("ALDER").again("C1", 12_000, "7", "", "99214 12000").content(),
        "2026-06-26T07:00:00Z");
    List<Claim> both =
        new Claims(books.database).search(new ClaimQuery(Map.of(), Optional.empty(), 10));
    assertThat(both)
        .extracting(Claim::version, Claim::state, Claim::counted)
        .containsExactlyInAnyOrder(
            tuple(2, ClaimState.SENT, true), tuple(1, ClaimState.REPLACED, false));
    books.received(
        new Remittance835("ALDER").paid("C1", 12_000, 12_000, "99214", "").content(), PAID);
    assertThat(books.claim("C1").claim().paid()).isEqualTo(12_000);
    assertThat(books.claim("C1").claim().version()).isEqualTo(2);
  }

  @Test
  void aVoidedClaimDoesNotCount() {
    claim("C1", 10_000, "99213 10000");
    books.sent(
        new Claims837("ALDER").again("C1", 10_000, "8", "", "99213 10000").content(),
        "2026-06-26T07:00:00Z");
    assertThat(new Claims(books.database).search(new ClaimQuery(Map.of(), Optional.empty(), 10)))
        .extracting(Claim::state, Claim::counted)
        .containsExactlyInAnyOrder(tuple(ClaimState.SENT, false), tuple(ClaimState.VOIDED, false));
  }

  @Test
  void whatIsBilledAnewAfterAVoidIsAClaimOfItsOwn() {
    claim("C1", 10_000, "99213 10000");
    books.sent(
        new Claims837("ALDER").again("C1", 10_000, "8", "", "99213 10000").content(),
        "2026-06-26T07:00:00Z");
    books.sent(
        new Claims837("ALDER").claim("C1", 12_000, "99214 12000").content(),
        "2026-06-27T07:00:00Z");
    books.received(
        new Remittance835("ALDER").paid("C1", 12_000, 12_000, "99214", "").content(), PAID);
    assertThat(new Claims(books.database).search(new ClaimQuery(Map.of(), Optional.empty(), 10)))
        .extracting(Claim::version, Claim::state, Claim::counted, Claim::paid)
        .containsExactlyInAnyOrder(
            tuple(1, ClaimState.VOIDED, false, 0L),
            tuple(2, ClaimState.SENT, false, 0L),
            tuple(3, ClaimState.PAID, true, 12_000L));
  }

  @Test
  void theStoryOfAClaimIsTold() {
    claim("C1", 10_000, "99213 10000");
    books.received(
        new Remittance835("ALDER").paid("C1", 10_000, 9_000, "99213", "CAS*CO*45*10~").content(),
        PAID);
    books.received(
        new Remittance835("ALDER").paid("C1", 10_000, 8_000, "99213", "CAS*CO*45*10~").content(),
        PAID);
    assertThat(books.story)
        .extracting(ClaimEvent::claim, ClaimEvent::kind, ClaimEvent::note)
        .containsExactly(
            tuple("C1", ClaimEventKind.POSTED, "CLP02 1"),
            tuple("C1", ClaimEventKind.PARKED, "service-unbalanced"));
    Remittance parked =
        books
            .remittances()
            .search(
                new Remittances.Sought(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    10))
            .get(0);
    RemittanceClaim entry = books.remittances().find(parked.id()).orElseThrow().claims().get(0);
    books.repairs().discard(parked.id(), entry.payment().position(), "anna", "told twice");
    assertThat(books.story.get(2).note())
        .isEqualTo("discarded: service-unbalanced, decided by anna");
  }
}
