package org.corridor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The authored chain: claims, their answers and their remittances, in the order of their days. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class ChainTest {
  @Parameter TestDatabase kind;
  private Books books;
  private JsonObject expected;

  @BeforeEach
  void open() {
    Samples.assumePresent();
    books = new Books(kind);
    expected = Samples.json("chain/expected.json");
  }

  @AfterEach
  void close() {
    if (books != null) {
      books.close();
    }
  }

  private void chain() {
    chain(books);
  }

  static void chain(Books books) {
    books.sent("chain/01_837P.edi", "2026-06-22T09:15:00Z");
    books.received("chain/02_TA1.edi", "2026-06-22T09:20:00Z");
    books.received("chain/03_999.edi", "2026-06-22T09:30:00Z");
    books.sent("chain/04_837P_resubmitted.edi", "2026-06-23T09:15:00Z");
    books.received("chain/05_TA1.edi", "2026-06-23T09:20:00Z");
    books.received("chain/06_999.edi", "2026-06-23T09:30:00Z");
    books.received("chain/07_277CA.edi", "2026-06-23T12:00:00Z");
    books.received("chain/08_277CA.edi", "2026-06-24T12:00:00Z");
    books.sent("chain/09_276.edi", "2026-06-26T08:00:00Z");
    books.received("chain/10_277.edi", "2026-06-26T08:01:00Z");
    books.received("chain/11_835_ALDER.edi", "2026-06-27T07:00:00Z");
    books.received("chain/12_835_BIRCH.edi", "2026-06-27T07:00:00Z");
    books.received("chain/13_835_ALDER_correction.edi", "2026-06-29T07:00:00Z");
  }

  @Test
  void everyClaimEndsAsItShould() {
    chain();
    Map<String, String> wanted = new TreeMap<>();
    JsonObject claims = expected.getJsonObject("claims");
    for (String number : claims.keySet()) {
      JsonObject one = claims.getJsonObject(number);
      wanted.put(
          number,
          String.join(
              " ",
              one.getString("payer"),
              one.getString("charge"),
              "lines " + one.getInt("lines"),
              one.getString("dos"),
              one.isNull("icn") ? "-" : one.getString("icn"),
              "paid " + one.getString("paid"),
              "patient " + one.getString("patient"),
              one.getString("state"),
              "open " + one.getString("openInsurance"),
              one.getString("stc", "-"),
              one.getString("claimStatus", "-")));
    }
    assertThat(books.claims()).isEqualTo(wanted);
  }

  @Test
  void aRefusedLineIsNamed() {
    chain();
    assertThat(books.claim("LK101110").lines())
        .extracting(Claim.Line::control, Claim.Line::refusal)
        .containsExactly(tuple("LK101110-1", "A7:454"));
  }

  @Test
  void aRefusedSetIsHeldUntilItGoesOutAgain() {
    books.sent("chain/01_837P.edi", "2026-06-22T09:15:00Z");
    books.received("chain/02_TA1.edi", "2026-06-22T09:20:00Z");
    books.received("chain/03_999.edi", "2026-06-22T09:30:00Z");
    assertThat(books.claim("LK101108").claim().state()).isEqualTo(ClaimState.REJECTED_999);
    assertThat(books.claim("LK101107").claim().state()).isEqualTo(ClaimState.SENT);
    books.sent("chain/04_837P_resubmitted.edi", "2026-06-23T09:15:00Z");
    assertThat(books.claim("LK101108").claim().state()).isEqualTo(ClaimState.SENT);
    assertThat(books.claim("LK101108").claim().rejections()).isEqualTo(1);
    books.received("chain/03_999.edi", "2026-06-23T09:30:00Z");
    assertThat(books.claim("LK101108").claim().state()).isEqualTo(ClaimState.SENT);
  }

  @Test
  void everythingAgainChangesNothing() {
    chain();
    String before = books.dump();
    chain();
    assertThat(books.dump()).isEqualTo(before);
    assertThat(books.count("remittance")).isEqualTo(3);
    assertThat(books.count("answer_unmatched")).isZero();
  }

  @Test
  void forwardBalancesAreCarried() {
    chain();
    assertThat(books.remittances().forwardBalances())
        .containsExactly(new Remittances.ForwardBalance("ALDER", "CARRY011", 1000));
  }
}
