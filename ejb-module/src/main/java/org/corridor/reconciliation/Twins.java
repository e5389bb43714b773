package org.corridor.reconciliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What was known by another number turns out to be one with what the message states: the message
 * either speaks of it, or makes one of the two.
 */
final class Twins {

  /** A stored resource that becomes part of what the draft states. */
  private record Twin(Draft draft, String other) {}

  private final Worksheet worksheet;
  private final Said said;
  private final Strangers strangers;
  private final Map<String, String> meant = new HashMap<>();
  private final List<Twin> twins = new ArrayList<>(0);

  private Twins(Said said, Worksheet worksheet) {
    this.said = said;
    this.worksheet = worksheet;
    this.strangers = Strangers.of(said, worksheet);
  }

  static Twins of(Said said, Worksheet worksheet) {
    Twins found = new Twins(said, worksheet);
    said.others().stream().filter(one -> !one.isReport()).forEach(found::look);
    return found;
  }

  /** What the message speaks of, by what it states. */
  Map<String, String> meant() {
    return meant;
  }

  private void look(OtherNumber number) {
    if (number.other().filter(other -> isShared(other)).isPresent()) {
      return;
    }
    said.drafts().stream()
        .filter(draft -> draft.reference().equals(number.reference()))
        .reduce((first, last) -> last)
        .filter(draft -> !strangers.are(strangers.stored(draft.reference()), owners(draft)))
        .ifPresent(draft -> look(number, draft));
  }

  /** Several orders under one number of the laboratory are not one. */
  private boolean isShared(String other) {
    return said.others().stream()
            .filter(one -> one.other().filter(other::equals).isPresent())
            .count()
        > 1;
  }

  private void look(OtherNumber number, Draft draft) {
    boolean known = worksheet.stored(draft.reference()).isPresent();
    if (known && !number.unites()) {
      return;
    }
    Optional<Resource> found = find(number).filter(one -> isSame(one, draft, number));
    if (found.isEmpty()) {
      return;
    }
    String other = found.get().fhirType() + '/' + found.get().getIdPart();
    boolean late =
        !number.sameCode()
            && draft.weight() == Weight.ASSERT
            && Memory.eventTime(found.get()).filter(draft.time()::isBefore).isPresent();
    if (number.unites() && !late) {
      twins.add(new Twin(draft, other));
    } else if (!known) {
      meant.put(draft.reference(), other);
    }
  }

  /** Two that have the number are none: nobody knows which is meant. */
  private Optional<Resource> find(OtherNumber number) {
    List<Resource> found =
        number
            .other()
            .map(other -> worksheet.stored(other).stream().toList())
            .orElseGet(() -> worksheet.numbered(number.reference(), number.number()))
            .stream()
            .filter(one -> !number.reference().endsWith(one.getIdPart()))
            .filter(one -> Succession.target(one, LinkType.REPLACEDBY).isEmpty())
            .filter(
                one ->
                    number.other().isPresent()
                        || Numbers.bear(values(one, "identifier"), number.number()))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private boolean isSame(Resource known, Draft draft, OtherNumber number) {
    return !strangers.are(Owners.now(known, worksheet), owners(draft))
        && !(number.sameCode() && differ(code(known), code(draft.resource())));
  }

  private Set<String> owners(Draft draft) {
    return Owners.now(draft.resource(), worksheet);
  }

  private static boolean differ(String one, String other) {
    return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
  }

  private static String code(Resource resource) {
    return values(resource, "code").stream()
        .filter(CodeableConcept.class::isInstance)
        .flatMap(code -> ((CodeableConcept) code).getCoding().stream())
        .map(Coding::getCode)
        .findFirst()
        .map(String::valueOf)
        .orElse("");
  }

  private static List<Base> values(Resource resource, String element) {
    Base @Nullable [] found = resource.getProperty(element.hashCode(), element, false);
    return found == null ? List.of() : List.of(found);
  }

  /** Makes one of each two before the message is heard; what referred to the other refers to it. */
  void unite(Merging merging) {
    for (Twin twin : twins) {
      String reference = twin.draft().reference();
      worksheet
          .open(twin.other())
          .ifPresent(
              other -> {
                Uniting.of(other, twin.draft(), worksheet);
                Succession.link(other, reference, LinkType.REPLACEDBY);
                merging.moveReferences(twin.other(), reference);
              });
    }
  }
}
