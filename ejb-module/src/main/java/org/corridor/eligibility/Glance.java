package org.corridor.eligibility;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.corridor.repository.Change;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Resource;

/** Looks into the repository without writing. */
public final class Glance<T> implements Change {
  private final Set<String> reads;
  private final Function<Stored, T> look;
  private Optional<T> seen = Optional.empty();
  private Optional<RuntimeException> trouble = Optional.empty();

  private Glance(Set<String> reads, Function<Stored, T> look) {
    this.reads = reads;
    this.look = look;
  }

  /** What {@code look} makes of what is stored; what it throws comes out as it is. */
  public static <T> T at(FhirRepository repository, Set<String> reads, Function<Stored, T> look) {
    Glance<T> glance = new Glance<>(reads, look);
    repository.commit(List.of(glance));
    if (glance.trouble.isPresent()) {
      throw glance.trouble.get();
    }
    return glance.seen.orElseThrow();
  }

  @Override
  public Set<String> reads() {
    return reads;
  }

  @Override
  public List<Resource> decide(Stored stored) {
    try {
      seen = Optional.of(look.apply(stored));
    } catch (InquiryIncomplete e) {
      trouble = Optional.of(e);
    }
    return List.of();
  }
}
