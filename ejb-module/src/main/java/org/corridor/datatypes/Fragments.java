package org.corridor.datatypes;

import java.math.BigDecimal;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Values that become a part of a resource with more than one element. */
final class Fragments {

  private static final String SUB_ID =
      "http://hl7.org/fhir/StructureDefinition/observation-v2-subid";
  private static final CodeTable PROCESSING = CodeTables.standard().table("ProcessingID");
  private static final CodeTable MODES = CodeTables.standard().table("ProcessingMode");

  private Fragments() {}

  /** Guide, OG[Extension-Subidentifier]: the sub-id of a result and its parts. */
  static @Nullable Extension subId(Parts og, MappingContext context) {
    if (!og.has(1) && !og.has(2) && !og.has(3) && !og.has(4)) {
      return null;
    }
    Extension extension = new Extension(SUB_ID);
    if (og.has(1)) {
      extension.addExtension("original-sub-identifier", new StringType(og.get(1)));
    }
    number(extension, "group", og, 2, context);
    number(extension, "sequence", og, 3, context);
    if (og.has(4)) {
      extension.addExtension("identifier", new StringType(og.get(4)));
    }
    return extension;
  }

  private static void number(
      Extension extension, String part, Parts og, int n, MappingContext context) {
    BigDecimal number = Numbers.number(og.get(n));
    if (number != null) {
      extension.addExtension(part, new DecimalType(number));
    } else if (og.has(n)) {
      context.warn(n, "102", "This part of a sub-id is not a number; it was left out.");
    }
  }

  /** Guide, ED[DocumentReference] and RP[DocumentReference]. */
  static @Nullable DocumentReference document(@Nullable Attachment attachment) {
    if (attachment == null) {
      return null;
    }
    DocumentReference document = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
    document.addContent().setAttachment(attachment);
    return document;
  }

  /** Guide, CX[RelatedPerson-Mother]. */
  static @Nullable RelatedPerson mother(V2Repetition value, MappingContext context) {
    Identifier identifier = Identifiers.cx(Parts.of(value), Parts.in(value, 4), context);
    if (identifier == null) {
      return null;
    }
    RelatedPerson mother = new RelatedPerson().addIdentifier(identifier);
    Coding role = new Coding("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "MTH", "mother");
    return mother.addRelationship(new CodeableConcept(role));
  }

  /** Guide, XCN[Annotation-Author]. */
  static @Nullable Annotation author(V2Repetition value, MappingContext context) {
    Practitioner person = People.xcn(value, context);
    if (person == null) {
      return null;
    }
    Reference author = new Reference();
    author.setResource(person);
    return new Annotation().setAuthor(author);
  }

  /** Guide, CWE[PractitionerRole]. */
  static @Nullable PractitionerRole role(Parts cwe, MappingContext context) {
    CodeableConcept code = Concepts.concept(cwe, context);
    return code == null ? null : new PractitionerRole().addCode(code);
  }

  /** Guide, CWE[Observation-SupportingInfo]: what the field means is for its row to say. */
  static @Nullable Observation supporting(Parts cwe, MappingContext context) {
    CodeableConcept value = Concepts.concept(cwe, context);
    return value == null
        ? null
        : new Observation()
            .setStatus(ObservationStatus.FINAL)
            .setCode(new CodeableConcept().setText("Relevant clinical information"))
            .setValue(value);
  }

  /** Guide, PT[Meta]. */
  static @Nullable Meta processing(Parts pt, MappingContext context) {
    Meta meta = new Meta();
    tag(meta, PROCESSING, pt.get(1), 1, context);
    tag(meta, MODES, pt.get(2), 2, context);
    return meta.isEmpty() ? null : meta;
  }

  private static void tag(
      Meta meta, CodeTable table, String code, int part, MappingContext context) {
    if (Coded.code(table, code, part, context) != null) {
      table.map(code).ifPresent(meta::addTag);
    }
  }
}
