package org.corridor.reconciliation;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;

/** The resources of one decision: copies of what is stored, as changed so far. */
final class Worksheet {

  private static final Set<String> TYPES = Set.copyOf(FhirContext.forR4Cached().getResourceTypes());

  private final Stored stored;
  private final Map<String, Resource> sheet = new LinkedHashMap<>();
  private final Set<String> different = new HashSet<>();

  Worksheet(Stored stored) {
    this.stored = stored;
  }

  /** What is known now; to be read only. */
  Optional<Resource> read(String reference) {
    Resource changed = sheet.get(reference);
    return changed != null ? Optional.of(changed) : stored.get(reference);
  }

  /** A copy that may be changed and will be written if it differs in the end. */
  Optional<Resource> open(String reference) {
    Resource changed = sheet.get(reference);
    if (changed != null) {
      return Optional.of(changed);
    }
    return stored
        .get(reference)
        .map(
            resource -> {
              Resource copy = copy(resource);
              sheet.put(reference, copy);
              return copy;
            });
  }

  void create(String reference, Resource resource) {
    sheet.put(reference, resource);
    different.add(reference);
  }

  /**
   * How a resource stands at one moment.
   *
   * @param resource to be read only; empty when there is none
   * @param open whether it was on the sheet
   */
  record Mark(String reference, Optional<Resource> resource, boolean open, boolean different) {}

  Mark mark(String reference) {
    Resource open = sheet.get(reference);
    return new Mark(
        reference,
        read(reference).map(Worksheet::copy),
        open != null,
        different.contains(reference));
  }

  /** Makes a resource what it was. */
  void backTo(Mark mark) {
    drop(mark.reference());
    if (mark.open()) {
      mark.resource().ifPresent(resource -> sheet.put(mark.reference(), copy(resource)));
      if (mark.different()) {
        different.add(mark.reference());
      }
    }
  }

  /** Takes a resource off the sheet: it is not written. */
  void drop(String reference) {
    sheet.remove(reference);
    different.remove(reference);
  }

  /** What is on the sheet, to be changed in place. */
  List<Resource> changed() {
    return List.copyOf(sheet.values());
  }

  private static Resource copy(Resource resource) {
    Resource copy = resource.copy();
    copy.setId(resource.getIdPart());
    return copy;
  }

  /** Takes a resource off the sheet again that differs in nothing but the time of its event. */
  boolean closeIfSame(String reference) {
    Resource after = sheet.get(reference);
    if (after == null
        || stored.get(reference).filter(known -> !differs(known, after, true)).isPresent()) {
      sheet.remove(reference);
      return true;
    }
    different.add(reference);
    return false;
  }

  /** What the store holds, whatever was changed since; to be read only. */
  Optional<Resource> stored(String reference) {
    return stored.get(reference);
  }

  List<Resource> referringTo(String reference, Set<String> unless, int limit) {
    return stored.referringTo(reference, unless, limit);
  }

  /** The stored resources of one type that belong to a patient. */
  List<Resource> ofType(String type, String patient) {
    Set<String> others = new HashSet<>(TYPES);
    others.remove(type);
    return referringTo(patient, others, Merging.REFERENCES_AT_ONCE);
  }

  /** The stored resources of the type of {@code reference} that have a number. */
  List<Resource> numbered(String reference, Identifier number) {
    return number.hasSystem() && number.hasValue()
        ? stored.numbered(Succession.type(reference), number.getSystem(), number.getValue())
        : List.of();
  }

  /** What differs from the store. */
  List<Resource> written() {
    List<Resource> written = new ArrayList<>();
    sheet.forEach(
        (reference, resource) -> {
          if (different.contains(reference)
              || stored.get(reference).map(b -> differs(b, resource, false)).orElse(true)) {
            written.add(resource);
          }
        });
    return written;
  }

  private static boolean differs(Resource before, Resource after, boolean timeKept) {
    return Memory.differs(before, after, timeKept) || !sameContent(before, after);
  }

  /** Compares deep, without id and meta: those belong to the store. */
  private static boolean sameContent(Resource before, Resource after) {
    Meta meta = after.getMeta();
    String id = after.getId();
    after.setMeta(before.hasMeta() ? before.getMeta() : null);
    after.setIdElement(before.getIdElement());
    boolean same = after.equalsDeep(before);
    after.setMeta(meta);
    after.setId(id);
    return same;
  }
}
