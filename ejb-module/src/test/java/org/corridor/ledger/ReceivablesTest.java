package org.corridor.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.corridor.exchange.Partners;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Denials, ages and figures of the authored chain. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class ReceivablesTest {
  @Parameter TestDatabase kind;
  private Books books;
  private JsonObject expected;
  private LocalDate asOf;
  private Receivables receivables;

  @BeforeEach
  void open() {
    Samples.assumePresent();
    books = new Books(kind);
    expected = Samples.json("chain/expected.json");
    asOf = LocalDate.parse(expected.getString("asOf"));
    receivables = new Receivables(books.database, books.settings, () -> Partners.NONE);
    ChainTest.chain(books);
  }

  @AfterEach
  void close() {
    if (books != null) {
      books.close();
    }
  }

  private Map<String, List<String>> ages(Aging.By by, Aging.From from) {
    Map<String, List<String>> all = new TreeMap<>();
    receivables
        .aging()
        .rows(by, from, asOf)
        .forEach(row -> all.put(row.key(), row.buckets().stream().map(Books::money).toList()));
    return all;
  }

  private Map<String, List<String>> wanted(String name) {
    Map<String, List<String>> all = new TreeMap<>();
    expected
        .getJsonObject(name)
        .forEach(
            (key, row) ->
                all.put(
                    key,
                    ((JsonArray) row)
                        .getValuesAs(JsonString.class).stream()
                            .map(JsonString::getString)
                            .toList()));
    return all;
  }

  @Test
  void agesByPayerAreAsTheyShouldBe() {
    assertThat(ages(Aging.By.PAYER, Aging.From.SERVICE)).isEqualTo(wanted("arByPayer"));
  }

  @Test
  void agesByProcedureAreAsTheyShouldBe() {
    assertThat(ages(Aging.By.PROCEDURE, Aging.From.SERVICE)).isEqualTo(wanted("arByProcedure"));
  }

  @Test
  void whoeverOwesOwesAllOfIt() {
    assertThat(receivables.aging().rows(Aging.By.RESPONSIBILITY, Aging.From.SERVICE, asOf))
        .extracting(Aging.Row::key, Aging.Row::total)
        .containsExactly(tuple("patient", 21208L), tuple("primary", 154120L));
  }

  @Test
  void nothingIsOldWhoseClaimIsYoung() {
    for (Aging.From from : List.of(Aging.From.SUBMISSION, Aging.From.ACTION)) {
      assertThat(ages(Aging.By.PAYER, from).get("CEDAR"))
          .containsExactly("693.32", "0.00", "0.00", "0.00", "0.00");
    }
  }

  @Test
  void denialsByReasonAreAsTheyShouldBe() {
    Map<String, String> found = new TreeMap<>();
    receivables
        .denials()
        .byReason()
        .forEach(
            one ->
                found.put(
                    one.group() + "-" + one.reason(),
                    one.lines() + " " + Books.money(one.amount()) + " " + one.remarks()));
    Map<String, String> wanted = new TreeMap<>();
    JsonObject denials = expected.getJsonObject("denialsByCarc");
    for (String code : denials.keySet()) {
      JsonObject one = denials.getJsonObject(code);
      wanted.put(
          code,
          one.getInt("lines")
              + " "
              + one.getString("amount")
              + " "
              + one.getJsonArray("rarc").getValuesAs(JsonString::getString));
    }
    assertThat(found).isEqualTo(wanted);
  }

  @Test
  void theWorkListSaysUntilWhen() {
    List<Denial> denials =
        receivables
            .denials()
            .search(
                new Denial.Sought(Optional.of("BIRCH"), Optional.empty(), Optional.of(3), 10),
                asOf);
    assertThat(denials)
        .extracting(Denial::number, Denial::reason, Denial::appealBy, Denial::fileBy)
        .containsExactly(
            tuple(
                "LK101109",
                "197",
                Optional.of(LocalDate.parse("2026-10-25")),
                Optional.of(LocalDate.parse("2027-06-06"))));
  }

  @Test
  void figuresFollowFromTheClaims() {
    Kpis kpis = receivables.kpis(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-07-01"));
    JsonObject totals = expected.getJsonObject("totals");
    assertThat(kpis.claims()).isEqualTo(totals.getInt("claims"));
    assertThat(Books.money(kpis.charge())).isEqualTo(totals.getString("charge"));
    assertThat(Books.money(kpis.paid())).isEqualTo(totals.getString("paid"));
    assertThat(Books.money(kpis.patient())).isEqualTo(totals.getString("patient"));
    assertThat(Books.money(kpis.openInsurance())).isEqualTo(totals.getString("openInsurance"));
    // Six went out twice after a 999, one more was refused by a 277CA.
    assertThat(kpis.cleanClaimRate()).isCloseTo(7 / 14.0, within(0.0001));
    assertThat(kpis.remitted()).isEqualTo(9);
    assertThat(kpis.denialRate()).isCloseTo(4 / 9.0, within(0.0001));
    assertThat(kpis.daysInReceivables()).isCloseTo((1541.20 + 212.08) * 90 / 2718.63, within(0.01));
    assertThat(kpis.chargeLagDays()).isGreaterThan(1);
  }

  @Test
  void silenceIsASignal() {
    assertThat(receivables.signals(LocalDate.parse("2026-08-01")))
        .containsExactly(new Signal(Signal.Kind.SILENCE, "CEDAR", "", 3, 50782, 0, 0));
    assertThat(receivables.signals(LocalDate.parse("2026-07-10"))).isEmpty();
  }

  @Test
  void aNewReasonIsASignal() {
    books.sent(
        new Claims837("ALDER").claim("N1", 150_000, "99291 150000").content(),
        "2026-07-20T07:00:00Z");
    books.received(
        Content.of(
            new Remittance835("ALDER")
                .paid("N1", 150_000, 0, "99291", "CAS*CO*50*1500~")
                .text()
                .replace("20260630", "20260722")
                .getBytes(UTF_8)),
        "2026-07-22T07:00:00Z");
    assertThat(receivables.signals(LocalDate.parse("2026-07-23")))
        .extracting(Signal::kind, Signal::payer, Signal::code)
        .contains(
            tuple(Signal.Kind.NEW_CODE, "ALDER", "CO-50"),
            tuple(Signal.Kind.AMOUNT, "ALDER", "CO-50"));
  }
}
