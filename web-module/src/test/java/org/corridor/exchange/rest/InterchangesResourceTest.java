package org.corridor.exchange.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Map;
import java.util.Optional;
import org.corridor.exchange.InterchangeFilter;
import org.corridor.exchange.InterchangeQuery;
import org.corridor.journal.BadFilter;
import org.corridor.rest.Refused;
import org.junit.jupiter.api.Test;

class InterchangesResourceTest {

  private static InterchangeQuery query(String name, String value) {
    MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
    parameters.add(name, value);
    return new InterchangeQuery(
        InterchangesResource.SEARCH.filters(parameters), Optional.empty(), 10);
  }

  @Test
  void searchesAreReadFromTheAddress() {
    assertThat(query("set-state", "rejected").filters())
        .isEqualTo(Map.of(InterchangeFilter.SET_STATE, "rejected"));
    assertThatThrownBy(() -> query("state", "lost")).isInstanceOf(BadFilter.class);
    assertThatThrownBy(() -> query("from", "yesterday")).isInstanceOf(BadFilter.class);
    assertThatThrownBy(() -> query("isa13", "1")).isInstanceOf(BadFilter.class);
  }

  @Test
  void nothingIsGivenUpWithoutAReason() {
    assertThatThrownBy(() -> InterchangesResource.reason(new InterchangesResource.Discard(" ")))
        .isInstanceOf(Refused.class);
    assertThat(InterchangesResource.reason(new InterchangesResource.Discard("sent twice")))
        .isEqualTo("sent twice");
  }
}
