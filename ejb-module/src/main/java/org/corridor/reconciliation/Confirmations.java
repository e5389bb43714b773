package org.corridor.reconciliation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * What a patient, a visit or a report remembers, in its meta, about the allergies, diagnoses or
 * results that belong to it: which of them were said again without change, and when last. Those of
 * one message share an extension; each is named by the end of its id.
 */
final class Confirmations {

  static final String CONFIRMED = Names.EXTENSION + "confirmed";

  private Confirmations() {}

  /** When {@code reference} was last confirmed, if its last assertion changed nothing. */
  static Optional<Instant> of(String reference, Resource keeper) {
    if (keeper.hasMeta()) {
      for (Extension extension : keeper.getMeta().getExtension()) {
        if (isAbout(reference, extension)) {
          return Optional.of(time(extension));
        }
      }
    }
    return Optional.empty();
  }

  static void remember(String reference, Instant time, Resource keeper) {
    forget(reference, keeper);
    List<Extension> all = keeper.getMeta().getExtension();
    Optional<Extension> same =
        all.stream()
            .filter(extension -> CONFIRMED.equals(extension.getUrl()))
            .filter(extension -> time(extension).equals(time))
            .findFirst();
    if (same.isPresent()) {
      names(same.get()).setValue(names(same.get()).getValue() + ' ' + name(reference));
    } else {
      Extension extension = keeper.getMeta().addExtension().setUrl(CONFIRMED);
      extension.addExtension("time", Memory.instant(time));
      extension.addExtension("of", new StringType(name(reference)));
    }
  }

  static void forget(String reference, Resource keeper) {
    keeper
        .getMeta()
        .getExtension()
        .removeIf(
            extension -> isAbout(reference, extension) && isEmptyWithout(reference, extension));
  }

  private static boolean isEmptyWithout(String reference, Extension extension) {
    String others =
        Arrays.stream(names(extension).getValue().split(" "))
            .filter(name -> !name.equals(name(reference)))
            .collect(Collectors.joining(" "));
    names(extension).setValue(others);
    return others.isEmpty();
  }

  private static boolean isAbout(String reference, Extension extension) {
    return CONFIRMED.equals(extension.getUrl())
        && Arrays.asList(names(extension).getValue().split(" ")).contains(name(reference));
  }

  private static StringType names(Extension extension) {
    return (StringType) extension.getExtensionByUrl("of").getValue();
  }

  private static Instant time(Extension extension) {
    return ((InstantType) extension.getExtensionByUrl("time").getValue()).getValue().toInstant();
  }

  /** Twelve digits tell the few things apart that belong to one patient. */
  private static String name(String reference) {
    return reference.substring(reference.length() - Math.min(12, reference.length()));
  }
}
