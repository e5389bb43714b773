package org.corridor.delivery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.corridor.delivery.DeliveryFilter;
import org.corridor.journal.BadFilter;
import org.corridor.rest.Refused;
import org.junit.jupiter.api.Test;

class DeliverySearchTest {

  private static MultivaluedMap<String, String> query(String name, String... values) {
    MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
    query.addAll(name, values);
    return query;
  }

  @Test
  void filtersAreReadByTheirNames() {
    MultivaluedMap<String, String> query = query("state", "PARKED,IN_DOUBT");
    query.addAll("limit", "7");
    query.addAll("send-to", "archive");
    assertThat(DeliverySearch.filters(query))
        .isEqualTo(Map.of(DeliveryFilter.STATE, "PARKED,IN_DOUBT"));
    assertThat(DeliverySearch.limit(query)).isEqualTo(7);
    assertThat(DeliverySearch.cursor(query)).isEmpty();
  }

  @Test
  void whatCannotBeUnderstoodIsRefused() {
    assertThatThrownBy(() -> DeliverySearch.filters(query("State", "PARKED")))
        .isInstanceOf(BadFilter.class);
    assertThatThrownBy(() -> DeliverySearch.filters(query("state", "PARKED", "WAITING")))
        .isInstanceOf(BadFilter.class);
    assertThatThrownBy(() -> DeliverySearch.limit(query("limit", "500")))
        .isInstanceOf(BadFilter.class);
    assertThatThrownBy(() -> DeliverySearch.cursor(query("cursor", "2")))
        .isInstanceOf(BadFilter.class);
    assertThatThrownBy(() -> DeliverySearch.id("2")).isInstanceOf(Refused.class);
  }

  @Test
  void aCursorIsAnId() {
    UUID id = UUID.randomUUID();
    assertThat(DeliverySearch.cursor(query("cursor", id.toString()))).hasValue(id);
  }

  @Test
  void everyFilterIsDeclaredForTheOpenApiDocument() {
    assertThat(
            Arrays.stream(DeliveryParameters.class.getDeclaredFields())
                .map(field -> field.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .filter(name -> !name.equals("limit")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(DeliveryFilter.values()).map(DeliveryFilter::parameter).toList());
  }
}
