package org.corridor.ledger.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.journal.BadFilter;
import org.corridor.ledger.Adjustment;
import org.junit.jupiter.api.Test;

class LedgerViewsTest {
  @Test
  void amountsHaveTwoPlaces() {
    assertThat(EntryView.AdjustmentView.of(new Adjustment("CO", "45", -1230, false)).amount())
        .isEqualTo("-12.30");
  }

  @Test
  void aTableIsNoFormula() {
    assertThat(
            new Table("a", "b", "c")
                .row("=1+1", Optional.empty(), Money.of(-5))
                .row("x,\"y\"", List.of("M1", "N2"), 7)
                .toString())
        .isEqualTo("a,b,c\r\n'=1+1,,-0.05\r\n\"x,\"\"y\"\"\",M1; N2,7\r\n");
  }

  @Test
  void aTypingMistakeIsAnError() {
    MultivaluedHashMap<String, String> given = new MultivaluedHashMap<>();
    given.add("payr", "ALDER");
    assertThatThrownBy(() -> new Parameters(given, Set.of("payer"))).isInstanceOf(BadFilter.class);
  }

  @Test
  void aDayIsADay() {
    MultivaluedHashMap<String, String> given = new MultivaluedHashMap<>();
    given.add("asOf", "30.06.2026");
    Parameters parameters = new Parameters(given, Set.of("asOf"));
    assertThatThrownBy(() -> parameters.day("asOf")).isInstanceOf(BadFilter.class);
  }
}
