package org.corridor.claims;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** A coverage as SBR, the insured person and the payer. */
final class CoverageWriter {
  private static final List<String> FILING =
      List.of(
          "11 12 13 14 15 16 17 AM BL CH CI DS FI HM LM MA MB MC OF TV VA WC ZZ".split(" ", -1));
  private static final List<String> PAYER_NUMBERS = List.of("2U", "EI", "FY", "NF");

  private final Sayer sayer;
  private final PartyWriter parties;

  CoverageWriter(Sayer sayer) {
    this.sayer = sayer;
    this.parties = new PartyWriter(sayer);
  }

  /** The relationship of the patient to the insured person, element 1069. */
  String relationship(Coverage coverage) {
    Optional<String> code =
        Systems.code(coverage.getRelationship(), X12Identifiers.codes("1069"))
            .or(
                () ->
                    coverage.getRelationship().getCoding().stream()
                        .map(c -> Systems.RELATIONSHIPS.get(String.valueOf(c.getCode())))
                        .filter(Objects::nonNull)
                        .findFirst());
    boolean same =
        !coverage.hasSubscriber()
            || coverage
                .getSubscriber()
                .getReference()
                .equals(coverage.getBeneficiary().getReference());
    if (code.isEmpty() && !same) {
      sayer.warning(
          "relationship-missing", "Coverage.relationship", "who the patient is to the insured");
    }
    return code.orElse(same ? "18" : "21");
  }

  /** SBR of a level. */
  Row sbr(Coverage coverage, String relationship) {
    Optional<Coverage.ClassComponent> group =
        coverage.getClass_().stream()
            .filter(
                c -> Systems.code(c.getType(), Systems.CLASS).filter("group"::equals).isPresent())
            .findFirst();
    String number = sayer.text(group.map(Coverage.ClassComponent::getValue).orElse(""), "SBR03");
    String name = sayer.text(group.map(Coverage.ClassComponent::getName).orElse(""), "SBR04");
    return Row.of(
        "SBR",
        CoverageReader.order(coverage.getOrder()),
        relationship,
        number.equals(name) ? "" : number,
        name,
        sayer.kind() == ClaimKind.PROFESSIONAL
            ? Systems.code(coverage.getType(), X12Identifiers.codes("1336")).orElse("")
            : "",
        "",
        "",
        "",
        filing(coverage));
  }

  private String filing(Coverage coverage) {
    Optional<String> code =
        Systems.code(coverage.getType(), X12Identifiers.codes("1032"))
            .or(
                () ->
                    coverage.getType().getCoding().stream()
                        .map(c -> String.valueOf(c.getCode()).toUpperCase(Locale.ROOT))
                        .filter(FILING::contains)
                        .findFirst());
    if (code.isEmpty()) {
      sayer.warning(
          "filing-indicator-assumed",
          "Coverage.type",
          "the kind of insurance is not known; said to be commercial (CI)");
    }
    return code.orElse("CI");
  }

  /** The insured person. */
  Part person(String loop, Coverage coverage) {
    Row number = number(coverage);
    Optional<? extends Resource> found =
        coverage.hasPolicyHolder() && !coverage.hasSubscriber()
            ? sayer.references().find(coverage.getPolicyHolder(), Organization.class)
            : coverage.hasSubscriber()
                ? sayer.references().find(coverage.getSubscriber(), Resource.class)
                : sayer.references().find(coverage.getBeneficiary(), Patient.class);
    if (found.isEmpty()) {
      sayer.error("subscriber-missing", "Coverage.subscriber", "the insured person is not known");
    }
    return found
        .map(p -> parties.insured(loop, p, number, loop.equals("2010BA")))
        .orElseGet(() -> new Part(loop).add(Row.of("NM1", "IL", "1")));
  }

  private Row number(Coverage coverage) {
    boolean standard =
        coverage.getIdentifier().stream()
            .anyMatch(i -> X12Identifiers.reference("II").equals(i.getSystem()));
    String id =
        coverage.hasSubscriberId()
            ? coverage.getSubscriberId()
            : coverage.getIdentifier().stream()
                .filter(i -> X12Identifiers.MEMBER_NUMBER.equals(i.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElse("");
    return id.isEmpty() ? Row.of("") : Row.of("", standard ? "II" : "MI", sayer.text(id, "NM109"));
  }

  /** The payer. */
  Part payer(String loop, Coverage coverage) {
    Optional<Organization> payer =
        sayer.references().find(coverage.getPayorFirstRep(), Organization.class);
    if (payer.isEmpty()) {
      sayer.error("payer-missing", "Coverage.payor", "the payer is not known");
    }
    Part part =
        payer
            .map(p -> parties.house(loop, "PR", p, PAYER_NUMBERS))
            .orElseGet(() -> new Part(loop).add(Row.of("NM1", "PR", "2")));
    if (payer.isPresent() && part.text("NM1", 9).isEmpty()) {
      sayer.error(
          "payer-number-missing",
          "Organization.identifier",
          "the payer has no number under " + X12Identifiers.PAYER);
    }
    return part;
  }
}
