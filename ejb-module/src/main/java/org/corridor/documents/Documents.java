package org.corridor.documents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.PatientResults;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * TXA as a document.
 *
 * @param document with its id and everything TXA says
 * @param cleared what the sender deleted
 */
record Documents(DocumentReference document, Set<String> cleared) {

  private static final SegmentTable TXA =
      SegmentTable.load(
          Documents.class,
          "TXA-DocumentReference.csv",
          new DocumentReference(),
          Map.of(
              "documentNumber", spot -> number(spot.repetition(), spot.passage()),
              "presentation", Documents::presentation,
              "unheard", Documents::unheard,
              "availability", Documents::availability,
              "availabilityCode", Documents::availabilityCode,
              "titles", Documents::titles,
              "placerOrder", RelatedOrders.NUMBERS::byPlacer,
              "fillerOrder", RelatedOrders.NUMBERS::byFiller));

  private static final TypeMap NUMBER = TypeMaps.named("EI[Identifier-Organization]");
  private static final String AVAILABILITY = "http://terminology.hl7.org/CodeSystem/v2-0273";

  /** Media types of table 0191, where one code stands for one. */
  private static final Map<String, String> MEDIA =
      Map.of("TX", "text/plain", "TEXT", "text/plain", "FT", "text/plain");

  /**
   * Reads the document of a message.
   *
   * @throws NotTranslatable when nothing tells which document is meant
   */
  static Documents read(V2Segment txa, PatientResults of, DocumentEvent event) {
    DocumentReference document = new DocumentReference();
    Set<String> cleared = TXA.fill(document, txa, of.passage());
    document.setId(id(document, txa, of));
    document.setSubject(of.patient());
    of.encounter().ifPresent(visit -> document.getContext().addEncounter(visit));
    if (event.cancels()) {
      document.setStatus(DocumentReferenceStatus.ENTEREDINERROR);
      document.setDocStatus(ReferredDocumentStatus.ENTEREDINERROR);
    }
    return new Documents(document, cleared);
  }

  /**
   * States the document.
   *
   * @param orders that it is about, beside those in TXA
   */
  Reference draft(Passage passage, DocumentEvent event, List<Reference> orders, Contents contents) {
    for (Reference order : orders) {
      if (document.getContext().getRelated().stream().noneMatch(order::equalsDeep)) {
        document.getContext().addRelated(order);
      }
    }
    return passage.draft(
        document,
        Weight.ASSERT,
        cleared,
        new DocumentLife(event, document, contents.otherwise(), passage.time()));
  }

  /** The number of a document; empty when there is none. */
  static Optional<Identifier> numberIn(V2Repetition value, Passage passage) {
    return number(value, passage) instanceof Identifier number
        ? Optional.of(number)
        : Optional.empty();
  }

  private static @Nullable Base number(V2Repetition value, Passage passage) {
    Base number = NUMBER.map(value, passage.context());
    if (number != null || value.component(3).isEmpty()) {
      return number;
    }
    String prefix = value.component(4).equals("ISO") ? "urn:oid:" : "";
    return new Identifier().setSystem("urn:ietf:rfc:3986").setValue(prefix + value.component(3));
  }

  /** TXA-12; without it the order and the kind and time of the document have to do. */
  private static String id(DocumentReference document, V2Segment txa, PatientResults of) {
    if (document.hasMasterIdentifier()) {
      return Identity.of("DocumentReference", document.getMasterIdentifier());
    }
    String order = txa.value("15.1").isEmpty() ? txa.value("14.1") : txa.value("15.1");
    String time = txa.field(6).text().isEmpty() ? txa.field(4).text() : txa.field(6).text();
    if (time.isEmpty()) {
      of.passage().note(Finding.error("TXA-12", "101", "Nothing tells which document this is."));
      throw new NotTranslatable(of.passage().context().findings());
    }
    of.passage()
        .note(
            Finding.warning(
                "TXA-12", "101", "There is no document number; its kind and time were used."));
    String kind = txa.value("2.1");
    return Identity.of(
        "DocumentReference", of.patient().getReference(), "unnumbered", order, kind, time);
  }

  private static @Nullable Base presentation(Spot spot) {
    String code = spot.repetition().component(1);
    String type = code.contains("/") ? code : MEDIA.getOrDefault(code, "");
    return type.isEmpty() ? null : new CodeType(type);
  }

  private static @Nullable Base unheard(Spot spot) {
    spot.passage()
        .note(
            Finding.warning(
                "TXA-17", "103", "This completion status is not in its table; it was left out."));
    return null;
  }

  private static Base availability(Spot spot) {
    return new CodeType(
        switch (spot.repetition().component(1)) {
          case "CA" -> "entered-in-error";
          case "OB" -> "superseded";
          default -> "current";
        });
  }

  private static Base availabilityCode(Spot spot) {
    return new CodeableConcept(
        new Coding().setSystem(AVAILABILITY).setCode(spot.repetition().component(1)));
  }

  private static Base titles(Spot spot) {
    return new StringType(
        spot.segment().field(spot.field()).repetitions().stream()
            .map(V2Repetition::text)
            .filter(title -> !title.isBlank())
            .collect(Collectors.joining("; ")));
  }
}
