package org.corridor.reconciliation;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/**
 * A patient remembers, in its meta, when the keeper of each group of its elements last spoke of it.
 * The messages of others make the patient newer, but not what they do not keep: a late message of
 * the keeper still counts for its own groups.
 */
final class KeptTimes {

  private static final String KEPT = Names.EXTENSION + "kept";

  private KeptTimes() {}

  static Optional<Instant> of(Patient patient, RecordKind kind) {
    return patient.hasMeta()
        ? patient.getMeta().getExtensionsByUrl(KEPT).stream()
            .filter(one -> words(one).contains(kind.word()))
            .map(KeptTimes::time)
            .findFirst()
        : Optional.empty();
  }

  static void remember(Patient patient, Set<RecordKind> kinds, Instant time) {
    Set<String> words = kinds.stream().map(RecordKind::word).collect(Collectors.toSet());
    List<Extension> all = patient.getMeta().getExtension();
    all.removeIf(one -> KEPT.equals(one.getUrl()) && isEmptyWithout(words, one));
    all.stream()
        .filter(one -> KEPT.equals(one.getUrl()) && time(one).equals(time))
        .findFirst()
        .ifPresentOrElse(
            same -> {
              words.addAll(words(same));
              words(same, words);
            },
            () -> {
              Extension kept = patient.getMeta().addExtension().setUrl(KEPT);
              kept.addExtension("time", Memory.instant(time));
              kept.addExtension("of", new StringType());
              words(kept, words);
            });
  }

  private static boolean isEmptyWithout(Set<String> taken, Extension kept) {
    Set<String> left = new LinkedHashSet<>(words(kept));
    left.removeAll(taken);
    words(kept, left);
    return left.isEmpty();
  }

  private static Instant time(Extension kept) {
    return ((InstantType) kept.getExtensionByUrl("time").getValue()).getValue().toInstant();
  }

  private static List<String> words(Extension kept) {
    return Arrays.asList(kept.getExtensionByUrl("of").getValue().primitiveValue().split(" "));
  }

  private static void words(Extension kept, Set<String> words) {
    String text = words.stream().sorted().collect(Collectors.joining(" "));
    kept.getExtensionByUrl("of").setValue(new StringType(text));
  }
}
