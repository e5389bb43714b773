package org.corridor.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.UUID;
import org.corridor.journal.BadFilter;
import org.corridor.journal.MessageFilter;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

  private static final Search<MessageFilter> SEARCH =
      new Search<>(MessageFilter.class, MessageFilter::of, 500);

  private static MultivaluedMap<String, String> query(String name, String... values) {
    MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
    query.addAll(name, values);
    return query;
  }

  @Test
  void filtersAreReadByTheirNames() {
    MultivaluedMap<String, String> query = query("controlId", "C-1");
    query.addAll("patient", "NORTH|12345");
    query.addAll("limit", "7");
    assertThat(SEARCH.filters(query))
        .isEqualTo(Map.of(MessageFilter.CONTROL_ID, "C-1", MessageFilter.PATIENT, "NORTH|12345"));
    assertThat(SEARCH.limit(query)).isEqualTo(7);
    assertThat(Search.cursor(query)).isEmpty();
  }

  @Test
  void aMistypedParameterDoesNotSearchForEverything() {
    assertThatThrownBy(() -> SEARCH.filters(query("controlid", "C-1")))
        .isInstanceOfSatisfying(
            BadFilter.class, e -> assertThat(e.parameter()).isEqualTo("controlid"));
  }

  @Test
  void aParameterHasOneValue() {
    assertThatThrownBy(() -> SEARCH.filters(query("state", "DEAD", "FAILED")))
        .isInstanceOf(BadFilter.class);
    assertThatThrownBy(() -> SEARCH.filters(query("state", ""))).isInstanceOf(BadFilter.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "500", "-1", "many", "99999999999"})
  void aPageHasASensibleLength(String limit) {
    assertThatThrownBy(() -> SEARCH.limit(query("limit", limit)))
        .isInstanceOfSatisfying(BadFilter.class, e -> assertThat(e.parameter()).isEqualTo("limit"));
  }

  @Test
  void aCursorIsAnId() {
    String id = "019aa4f0-0000-7000-8000-000000000001";
    assertThat(Search.cursor(query("cursor", id))).hasValue(UUID.fromString(id));
    assertThat(Search.cursor(query("cursor", id), MessageId::of)).hasValue(MessageId.of(id));
    assertThatThrownBy(() -> Search.cursor(query("cursor", "2"))).isInstanceOf(BadFilter.class);
  }

  @Test
  void whatTheResourceReadsItselfIsNoFilter() {
    Search<MessageFilter> search =
        new Search<>(MessageFilter.class, MessageFilter::of, 500, "send-to");
    assertThat(search.filters(query("send-to", "archive"))).isEmpty();
    assertThatThrownBy(() -> SEARCH.filters(query("send-to", "archive")))
        .isInstanceOf(BadFilter.class);
  }

  @Test
  void whatIsNoIdIsNotThere() {
    UUID id = UUID.randomUUID();
    assertThat(Search.id(id.toString(), "thread")).isEqualTo(id);
    assertThatThrownBy(() -> Search.id("2", "thread"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("thread");
  }
}
