package org.corridor.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are about nothing that was sent. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class UnmatchedAnswersTest {
  private static final String SENT = "2026-06-25T07:00:00Z";
  private static final String LATER = "2026-06-26T07:00:00Z";

  @Parameter TestDatabase kind;
  private Books books;
  private UnmatchedAnswers unmatched;

  @BeforeEach
  void open() {
    books = new Books(kind);
    unmatched = new UnmatchedAnswers(books.database, java.time.Clock.systemUTC());
  }

  @AfterEach
  void close() {
    books.close();
  }

  private static Content interchange(String number, String body) {
    return Content.of(
"""
ISA*00*          *00*          *ZZ*THEM           *ZZ*US             *260626*0700*^*00501*00000%s*0*T*:~
%sIEA*1*00000%s~
"""
            .formatted(number, body, number)
            .getBytes(UTF_8));
  }

  /** A 277CA of one claim. */
  private static Content taken(String number, String batch, String claim, String status) {
    return interchange(
        number,
        """
        GS*HN*THEM*US*20260626*0700*1*X*005010X214~ST*277*0001*005010X214~
        BHT*0085*08*R1*20260626*0700*TH~HL*1**20*1~NM1*PR*2*PAYER*****PI*ALDER~TRN*1*Q1~
        DTP*050*D8*20260626~DTP*009*D8*20260626~HL*2*1*21*1~NM1*41*2*US*****46*US~TRN*2*%s~
        STC*A1:19:PR*20260626*WQ*100~QTY*90*1~AMT*YU*100~HL*3*2*19*1~
        NM1*85*2*CLINIC*****XX*1940000114~HL*4*3*PT~NM1*QC*1*DOE*JO****MI*M1~TRN*2*%s~
        STC*%s*20260626*WQ*100~REF*1K*P1~DTP*472*D8*20260610~SE*21*0001~GE*1*1~
        """
            .formatted(batch, claim, status));
  }

  private UUID claim(String number) {
    books.sent(new Claims837("ALDER").claim(number, 10_000, "99213 10000").content(), SENT);
    return books.claim(number).claim().id();
  }

  @Test
  void oneThatWaitsIsSeenAndAppliedToTheClaimThatAPersonNames() {
    UUID claim = claim("C1");
    books.received(taken("1001", "B9", "C1-OLD", "A7:562:82"), LATER);
    assertThat(unmatched.waiting(10))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo("277CA");
              assertThat(one.subject()).isEqualTo("C1-OLD");
              assertThat(one.code()).isEqualTo("A7:562:82");
              assertThat(one.ofClaim()).isTrue();
            });

    unmatched.apply(unmatched.waiting(10).get(0).id(), claim, "anna", "the old number");

    assertThat(books.claim("C1").claim().state()).isEqualTo(ClaimState.REJECTED_277CA);
    assertThat(unmatched.waiting(10)).isEmpty();
    assertThat(unmatched.count()).isZero();
  }

  @Test
  void whatIsDiscardedStaysDiscarded() {
    Content refused = taken("1002", "B9", "C2", "A7:562:82");
    books.received(refused, LATER);
    UUID id = unmatched.waiting(10).get(0).id();
    unmatched.discard(id, "anna", "not ours");
    assertThat(unmatched.waiting(10)).isEmpty();
    assertThatThrownBy(() -> unmatched.discard(id, "anna", "again"))
        .isInstanceOf(Repairs.NotParked.class);
    claim("C2");
    books.received(refused, LATER);
    assertThat(unmatched.waiting(10)).isEmpty();
    assertThat(books.claim("C2").claim().state())
        .as("brought once more, it is about a claim that is known")
        .isEqualTo(ClaimState.REJECTED_277CA);
  }

  @Test
  void aRefusalOfAnInterchangeIsAboutNoSingleClaim() {
    UUID claim = claim("C3");
    books.received(interchange("1003", "TA1*000000001*260626*0700*R*021~"), LATER);
    UnmatchedAnswer one = unmatched.waiting(10).get(0);
    assertThat(one.ofClaim()).isFalse();
    assertThatThrownBy(() -> unmatched.apply(one.id(), claim, "anna", "perhaps"))
        .isInstanceOf(Repairs.NotParked.class);
    assertThat(unmatched.waiting(10)).hasSize(1);
  }

  @Test
  void twoTa1sOfOneInterchangeAreTwo() {
    books.received(
        interchange("1004", "TA1*000000001*260626*0700*R*021~TA1*000000002*260626*0700*R*021~"),
        LATER);
    assertThat(unmatched.waiting(10))
        .extracting(UnmatchedAnswer::subject)
        .containsExactlyInAnyOrder("000000001", "000000002");
  }

  @Test
  void anAnswerToASendingThatIsNotRegisteredYetIsNotLostOnAnEarlierOne() {
    books.received(taken("1005", "", "C4", "A7:562:82"), "2026-06-24T07:00:00Z");
    claim("C4");
    assertThat(books.claim("C4").claim().state()).isEqualTo(ClaimState.REJECTED_277CA);
    Claims837 second = new Claims837("ALDER").claim("C4", 10_000, "99213 10000");
    books.received(taken("1006", second.batch(), "C4", "A2:20"), LATER);
    books.sent(second.content(), LATER);
    assertThat(books.claim("C4").claim().state()).isEqualTo(ClaimState.ACCEPTED);
  }
}
