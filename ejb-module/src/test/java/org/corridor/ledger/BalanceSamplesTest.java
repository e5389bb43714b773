package org.corridor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The authored remittances that balance, and those that do not. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class BalanceSamplesTest {
  private static final String DAY = "2026-06-30T07:00:00Z";

  @Parameter TestDatabase kind;
  private Books books;

  @BeforeEach
  void open() {
    Samples.assumePresent();
    books = new Books(kind);
    Claims837 claims = new Claims837("ALDER");
    claims.claim("LK101800", 23999, "99213 12500", "36415 1500", "71046 9999");
    claims.claim("LK101801", 23625, "99214 18550", "87070 5075");
    claims.claim("LK101802", 25790, "93000 7240", "99214 18550");
    claims.claim("LK101803", 8740, "93000 7240", "36415 1500");
    claims.claim("LK101804", 7240, "93000 7240");
    claims.claim("LK101805", 9999, "71046 9999");
    books.sent(claims.content(), "2026-06-25T07:00:00Z");
    Claims837 secondary = new Claims837("BIRCH");
    secondary.claim("LK101820", 63548, "99214 18550", "99213 25000", "71046 19998");
    books.sent(secondary.content(), "2026-06-25T07:00:00Z");
  }

  @AfterEach
  void close() {
    if (books != null) {
      books.close();
    }
  }

  private Ledger.Taken take(String name) {
    return books.received("balance/" + name, DAY);
  }

  private Remittance.Whole last() {
    return remittance(
        new Remittances.Sought(
            Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), 1));
  }

  private Remittance.Whole remittance(Remittances.Sought sought) {
    UUID id = books.remittances().search(sought).get(0).id();
    return books.remittances().find(id).orElseThrow();
  }

  private long paid() {
    return books.claims().keySet().stream().mapToLong(n -> books.claim(n).claim().paid()).sum();
  }

  @Test
  void whatBalancesIsPosted() {
    assertThat(take("01_balanced.edi")).isEqualTo(new Ledger.Taken(0, 0, 1, 6, 0));
    assertThat(paid()).isEqualTo(56622);
    assertThat(last().remittance().state()).isEqualTo(RemittanceState.POSTED);
    assertThat(last().remittance().difference()).isZero();
  }

  @Test
  void providerAdjustmentsAreKept() {
    assertThat(take("02_balanced_plb.edi").posted()).isEqualTo(6);
    assertThat(last().adjustments())
        .containsExactly(
            new ProviderAdjustment("1940000114", "WO", "OLD011", 2550),
            new ProviderAdjustment("1940000114", "L6", "INT", -115));
  }

  @Test
  void aServiceThatDoesNotBalanceParksItsClaim() {
    assertThat(take("03_service_off.edi")).isEqualTo(new Ledger.Taken(0, 0, 1, 5, 1));
    assertThat(last().claims().get(0))
        .extracting(RemittanceClaim::state, RemittanceClaim::reason, RemittanceClaim::difference)
        .containsExactly(EntryState.PARKED, ParkReason.SERVICE_UNBALANCED, 101L);
    assertThat(books.claim("LK101800").claim().state()).isEqualTo(ClaimState.SENT);
  }

  @Test
  void aClaimThatDoesNotBalanceIsParkedWithTheDifference() {
    assertThat(take("04_claim_off.edi")).isEqualTo(new Ledger.Taken(0, 0, 1, 5, 1));
    assertThat(last().claims().get(0))
        .extracting(RemittanceClaim::reason, RemittanceClaim::difference)
        .containsExactly(ParkReason.CLAIM_UNBALANCED, -500L);
  }

  @Test
  void aRemittanceThatDoesNotBalanceIsParkedAsAWhole() {
    assertThat(take("05_transaction_off.edi")).isEqualTo(new Ledger.Taken(0, 0, 1, 0, 6));
    assertThat(last().remittance().state()).isEqualTo(RemittanceState.PARKED);
    assertThat(last().remittance().difference()).isEqualTo(-10000);
    assertThat(paid()).isZero();
    take("06_plb_sign_wrong.edi");
    assertThat(last().remittance().difference()).isEqualTo(8000);
    assertThat(paid()).isZero();
  }

  @Test
  void aParkedRemittanceIsPostedByDecision() {
    take("05_transaction_off.edi");
    UUID id = last().remittance().id();
    books.repairs().post(id, "anna", "the bank has the other half");
    assertThat(paid()).isEqualTo(56622);
    assertThat(last().remittance())
        .extracting(Remittance::state, Remittance::who)
        .containsExactly(RemittanceState.POSTED, "anna");
  }

  @Test
  void aDiscardedRemittanceMayBeToldAgain() {
    take("05_transaction_off.edi");
    books.repairs().discard(last().remittance().id(), "anna", "asked for another one");
    assertThat(last().claims())
        .extracting(RemittanceClaim::state)
        .containsOnly(EntryState.DISCARDED);
    take("05_transaction_off.edi");
    assertThat(last().remittance().state()).isEqualTo(RemittanceState.PARKED);
  }

  @Test
  void aReversalUndoesExactlyWhatWasPosted() {
    String before = books.claims().getOrDefault("LK101800", "");
    take("01_balanced.edi");
    assertThat(take("07_reversal_forward_balance.edi").posted()).isEqualTo(1);
    assertThat(books.claims().get("LK101800"))
        .isEqualTo(before.replace(" - paid", " AL92833584613 paid").replace("sent", "reversed"));
    assertThat(books.remittances().forwardBalances())
        .containsExactly(new Remittances.ForwardBalance("ALDER", "CARRY011", 15359));
  }

  @Test
  void aReversalOfNothingIsParked() {
    assertThat(take("07_reversal_forward_balance.edi").posted()).isZero();
    assertThat(last().claims().get(0).reason()).isEqualTo(ParkReason.NOTHING_TO_REVERSE);
  }

  @Test
  void aReversalAndItsCorrectionAreOnePayment() {
    take("09_unknown_claim.edi");
    assertThat(take("08_reversal_and_correction_same_day.edi"))
        .isEqualTo(new Ledger.Taken(0, 0, 1, 3, 0));
    assertThat(books.claim("LK101800").claim())
        .extracting(Claim::state, Claim::paid)
        .containsExactly(ClaimState.CORRECTED, 15359L);
    assertThat(books.claim("LK101800").entries())
        .extracting(e -> e.payment().paid(), e -> e.payment().patient())
        .containsExactly(tuple(15359L, 3840L), tuple(-15359L, -3840L), tuple(15359L, 3840L));
  }

  @Test
  void aClaimOfNobodyIsParkedAndTheRestPosted() {
    assertThat(take("09_unknown_claim.edi")).isEqualTo(new Ledger.Taken(0, 0, 1, 1, 1));
    assertThat(last().claims().get(1).reason()).isEqualTo(ParkReason.UNKNOWN_CLAIM);
    assertThat(paid()).isEqualTo(15359);
  }

  @Test
  void aParkedClaimIsGivenToAClaimByDecision() {
    take("09_unknown_claim.edi");
    Remittance.Whole remittance = last();
    UUID claim = books.claim("LK101802").claim().id();
    long position = remittance.claims().get(1).payment().position();
    RemittanceClaim posted =
        books
            .repairs()
            .post(remittance.remittance().id(), position, Optional.of(claim), "anna", "old number");
    assertThat(posted.state()).isEqualTo(EntryState.POSTED);
    assertThat(books.claim("LK101802").claim().paid()).isEqualTo(4109);
  }

  @Test
  void aDiscardedClaimDoesNotCount() {
    take("03_service_off.edi");
    Remittance.Whole remittance = last();
    long position = remittance.claims().get(0).payment().position();
    books.repairs().discard(remittance.remittance().id(), position, "anna", "asked the payer");
    assertThat(last().claims().get(0))
        .extracting(RemittanceClaim::state, RemittanceClaim::who, RemittanceClaim::note)
        .containsExactly(EntryState.DISCARDED, "anna", "asked the payer");
    assertThat(books.claim("LK101800").claim().paid()).isZero();
  }

  @Test
  void theSamePaymentUnderAnotherNumberIsNotPostedTwice() {
    take("01_balanced.edi");
    long before = paid();
    assertThat(take("10_duplicate_of_01.edi")).isEqualTo(new Ledger.Taken(0, 0, 1, 0, 0));
    take("10_duplicate_of_01.edi");
    assertThat(paid()).isEqualTo(before);
    assertThat(books.count("remittance")).isEqualTo(2);
    assertThat(last().remittance().state()).isEqualTo(RemittanceState.COPY);
  }

  @Test
  void theSameClaimInAnotherPaymentIsParked() {
    take("01_balanced.edi");
    assertThat(take("02_balanced_plb.edi")).isEqualTo(new Ledger.Taken(0, 0, 1, 0, 6));
    assertThat(last().claims())
        .extracting(RemittanceClaim::reason)
        .containsOnly(ParkReason.ALREADY_POSTED);
  }

  @Test
  void aSecondaryPayerSettlesItsClaim() {
    assertThat(take("11_secondary.edi").posted()).isEqualTo(1);
    assertThat(books.claim("LK101820").claim())
        .extracting(Claim::paid, Claim::patient, Claim::adjusted, Claim::openInsurance)
        .containsExactly(19064L, 6355L, 38129L, 0L);
  }

  @Test
  void moneyAndRemittanceFindEachOther() {
    Transfers transfers = new Transfers(books.database, Clock.systemUTC());
    LocalDate day = LocalDate.parse("2026-06-30");
    transfers.arrived("1511111111", "BAL01011", 56622, day);
    transfers.arrived("1511111111", "BAL01011", 56622, day);
    assertThat(transfers.unexplained()).hasSize(1);
    take("01_balanced.edi");
    assertThat(transfers.unexplained()).isEmpty();
    assertThat(last().remittance().transferred()).map(BankTransfer::amount).contains(56622L);
    take("02_balanced_plb.edi");
    assertThat(transfers.arrived("1511111111", "BAL02011", 54187, day).remittance())
        .contains(last().remittance().id());
    assertThat(last().remittance().transferred()).isPresent();
  }
}
