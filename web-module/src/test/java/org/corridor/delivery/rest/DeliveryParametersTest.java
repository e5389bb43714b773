package org.corridor.delivery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Objects;
import org.corridor.delivery.DeliveryFilter;
import org.junit.jupiter.api.Test;

class DeliveryParametersTest {

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
