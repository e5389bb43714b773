package org.corridor.fhirserver;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Resource;

/** Changes for tests. */
final class Changes {

  private Changes() {}

  /** Puts the resources, whatever is stored. */
  static Change putting(Resource... resources) {
    List<Resource> all = List.of(resources);
    Set<String> reads =
        all.stream()
            .map(each -> each.fhirType() + "/" + each.getIdElement().getIdPart())
            .collect(Collectors.toSet());
    return deciding(reads, stored -> all);
  }

  /** Reads, and decides by what it sees. */
  static Change deciding(Set<String> reads, Function<Stored, List<Resource>> decision) {
    return new Change() {
      @Override
      public Set<String> reads() {
        return reads;
      }

      @Override
      public List<Resource> decide(Stored stored) {
        return decision.apply(stored);
      }
    };
  }

  /** Edits a copy of the stored resource. */
  static <T extends Resource> Change editing(String reference, Class<T> type, Consumer<T> edit) {
    return deciding(
        Set.of(reference),
        stored ->
            Stream.of(type.cast(stored.get(reference).orElseThrow().copy()))
                .peek(edit)
                .map(Resource.class::cast)
                .toList());
  }
}
