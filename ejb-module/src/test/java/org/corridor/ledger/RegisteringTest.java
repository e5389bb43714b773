package org.corridor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.corridor.journal.TestDatabase;
import org.corridor.testing.SharedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Claims of hospitals and dentists are registered as those of clinics are. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class RegisteringTest {
  @Parameter TestDatabase kind;
  private Books books;

  @BeforeEach
  void open() {
    Samples.assumePresent();
    books = new Books(kind);
  }

  @AfterEach
  void close() {
    if (books != null) {
      books.close();
    }
  }

  @Test
  void aHospitalsClaimHasRevenueCodes() {
    books.sent("snip/02_837I_clean.edi", "2026-06-30T09:15:00Z");
    Claim.Whole claim = books.claim("LK101901");
    assertThat(claim.claim())
        .extracting(Claim::kind, Claim::payer, Claim::charge, Claim::intermediaryNumber)
        .containsExactly("837I", "ALDER", 194_19L, "D95245933902");
    assertThat(claim.claim().servedFrom()).contains(LocalDate.of(2026, 2, 19));
    assertThat(claim.lines())
        .extracting(
            Claim.Line::control, Claim.Line::revenue, Claim.Line::procedure, Claim.Line::charge)
        .containsExactly(
            tuple("LK101901-1", "0300", "36415", 30_00L),
            tuple("LK101901-2", "0300", "71046", 99_99L),
            tuple("LK101901-3", "0300", "85025", 64_20L));
  }

  @Test
  void aDentistsClaimIsRegisteredAndPaid() {
    books.sent(
        Content.of(
            SharedData.bytes(
                SharedData.folder("x12/837D")
                    .resolve("stu_X224A2_commercial-health-insurance.edi"))),
        "2026-06-30T09:15:00Z");
    Claim.Whole claim = books.claim("26403774");
    assertThat(claim.claim())
        .extracting(Claim::kind, Claim::payer, Claim::charge)
        .containsExactly("837D", "66783JJT", 150_00L);
    assertThat(claim.lines())
        .extracting(Claim.Line::procedure, Claim.Line::charge)
        .containsExactly(tuple("D2150", 100_00L), tuple("D1110", 50_00L));

    books.received(
        new Remittance835("66783JJT")
            .claim(
                120_00,
                "CLP*26403774*1*150*120*30*12*X1~NM1*QC*1*SMITH*TED~"
                    + "SVC*AD:D2150*100*80**1~DTM*472*20061029~CAS*PR*2*20~"
                    + "SVC*AD:D1110*50*40**1~DTM*472*20061029~CAS*PR*2*10~")
            .content(),
        "2026-07-10T07:00:00Z");
    assertThat(books.claim("26403774").claim())
        .extracting(Claim::state, Claim::paid, Claim::patient)
        .containsExactly(ClaimState.PAID, 120_00L, 30_00L);
    assertThat(books.claim("26403774").lines())
        .extracting(Claim.Line::paid)
        .isEqualTo(List.of(80_00L, 40_00L));
  }

  @Test
  void anEarlierSendingThatIsRegisteredLateChangesNothing() {
    books.sent(
        new Claims837("ALDER").claim("C1", 20_000, "99214 20000").content(),
        "2026-06-26T07:00:00Z");
    books.sent(
        new Claims837("ALDER").claim("C1", 10_000, "99213 10000").content(),
        "2026-06-25T07:00:00Z");
    assertThat(books.claim("C1").claim().charge()).isEqualTo(20_000);
    assertThat(books.count("claim_submission")).isEqualTo(2);
  }
}
