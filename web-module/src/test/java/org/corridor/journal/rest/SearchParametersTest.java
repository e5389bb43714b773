package org.corridor.journal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Objects;
import org.corridor.journal.MessageFilter;
import org.junit.jupiter.api.Test;

class SearchParametersTest {

  @Test
  void everyFilterIsDeclaredForTheOpenApiDocument() {
    assertThat(
            Arrays.stream(SearchParameters.class.getDeclaredFields())
                .map(field -> field.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .filter(name -> !name.equals("limit")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(MessageFilter.values()).map(MessageFilter::parameter).toList());
  }
}
