package org.corridor.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesAndIdentifiersTest {

  @Test
  void aCodedValueKeepsBothCodings() {
    CodeableConcept concept =
        Mapped.value(
                "CE[CodeableConcept]",
                "112283007^Escherichia coli^SCT^ECOLI^E. coli^L^v1^^the original")
            .as(CodeableConcept.class);
    assertThat(concept.getCoding())
        .extracting(Coding::getSystem)
        .containsExactly("http://snomed.info/sct", "http://example.org/lab/codes/L");
    assertThat(concept.getCoding())
        .extracting(Coding::getCode)
        .containsExactly("112283007", "ECOLI");
    assertThat(concept.getCodingFirstRep().getVersion()).isEqualTo("v1");
    assertThat(concept.getText()).isEqualTo("the original");
  }

  @Test
  void aTextWithoutACodeIsText() {
    CodeableConcept concept =
        Mapped.value("CWE[CodeableConcept]", "^Hay fever").as(CodeableConcept.class);
    assertThat(concept.getText()).isEqualTo("Hay fever");
    assertThat(concept.hasCoding()).isFalse();
  }

  @Test
  void aTableTranslatesACode() {
    assertThat(Mapped.coded("IS[code]", "AdministrativeSex", "A").text()).isEqualTo("other");
    CodeableConcept marital =
        Mapped.coded("CWE[CodeableConcept]", "MaritalStatus", "G^Living together^HL70002")
            .as(CodeableConcept.class);
    assertThat(marital.getCoding()).extracting(Coding::getCode).containsExactly("T");
    assertThat(marital.getText()).isEqualTo("Living together");
  }

  @Test
  void aCodeOutsideItsTableBelongsToTheSender() {
    Mapped mapped = Mapped.coded("CWE[CodeableConcept]", "MaritalStatus", "QQ^Quite so");
    Coding coding = mapped.as(CodeableConcept.class).getCodingFirstRep();
    assertThat(coding.getSystem()).isEqualTo("http://example.org/lab/codes/v2-0002");
    assertThat(coding.getCode()).isEqualTo("QQ");
    assertThat(mapped.findings()).extracting(Finding::code).containsExactly("103");
  }

  @Test
  void aCodeOfAnotherSystemIsLeftAlone() {
    Mapped mapped = Mapped.coded("CWE[CodeableConcept]", "SpecimenType", "119297000^Blood^SCT");
    assertThat(mapped.as(CodeableConcept.class).getCodingFirstRep().getSystem())
        .isEqualTo("http://snomed.info/sct");
    assertThat(mapped.findings()).isEmpty();
  }

  @Test
  void aCodeTheElementHasNoRoomForIsAFinding() {
    Mapped mapped = Mapped.coded("IS[code]", "MaritalStatus", "?");
    assertThat(mapped.isNothing()).isTrue();
    assertThat(mapped.findings()).extracting(Finding::code).containsExactly("103");
  }

  @Test
  void aSexOutsideTheTableIsUnknownAndAFinding() {
    Mapped mapped = Mapped.coded("IS[code]", "AdministrativeSex", "Z");
    assertThat(mapped.text()).isEqualTo("unknown");
    assertThat(mapped.findings())
        .extracting(Finding::text)
        .containsExactly("This code is not in its table; it was read as unknown.");
  }

  @Test
  void yesAndNoAreBooleans() {
    assertThat(Mapped.value("ID[boolean]", "Y").as(BooleanType.class).booleanValue()).isTrue();
    assertThat(Mapped.coded("ID[boolean]", "Yes/NoIndicator", "N").text()).isEqualTo("false");
  }

  @ParameterizedTest
  @CsvSource({
    "1000^^^EHM&2.16.840.1.113883.19.4.6&ISO, urn:oid:2.16.840.1.113883.19.4.6",
    "1000^^^EHM, urn:corridor:authority:EHM",
    "1000, http://example.org/lab",
    "1000^^^&http://example.com/mrn&URI, http://example.com/mrn",
    "1000^^^&0B7E6F1C-3A3B-4F6E-9D1A-3C1E2F4A5B6C&UUID, "
        + "urn:uuid:0b7e6f1c-3a3b-4f6e-9d1a-3c1e2f4a5b6c",
    "999-88-7700^^^USSSA&2.16.840.1.113883.4.1&ISO^SS, http://hl7.org/fhir/sid/us-ssn",
    "1234567893^^^^NPI, http://hl7.org/fhir/sid/us-npi",
    "1000^^^A B, urn:corridor:authority:A%20B",
  })
  void theAssigningAuthorityDecidesTheSystem(String sent, String system) {
    Identifier identifier = Mapped.value("CX[Identifier]", sent).as(Identifier.class);
    assertThat(identifier.getSystem()).isEqualTo(system);
  }

  @Test
  void anIdentifierHasItsTypeCheckDigitAndPeriod() {
    Mapped mapped = Mapped.value("CX[Identifier]", "1000^7^M10^EHM^MR^^20200101^20301231");
    Identifier identifier = mapped.as(Identifier.class);
    assertThat(identifier.getType().getCodingFirstRep().getCode()).isEqualTo("MR");
    assertThat(identifier.getAssigner().getDisplay()).isEqualTo("EHM");
    assertThat(identifier.hasExtension()).isTrue();
    assertThat(identifier.getPeriod().getEndElement().asStringValue()).isEqualTo("2030-12-31");
  }

  @Test
  void aProviderHasNumberNameAndDegree() {
    Practitioner person =
        Mapped.value(
                "XCN[Practitioner]",
                "1234567893^Gray^Ann^B^Jr^Dr^MD^^NPI&2.16.840.1.113883.4.6&ISO^L^^^NPI")
            .as(Practitioner.class);
    assertThat(person.getIdentifierFirstRep().getSystem())
        .isEqualTo("http://hl7.org/fhir/sid/us-npi");
    assertThat(person.getNameFirstRep().getFamily()).isEqualTo("Gray");
    assertThat(person.getNameFirstRep().getGivenAsSingleString()).isEqualTo("Ann B");
    assertThat(person.getQualificationFirstRep().getCode().getCodingFirstRep().getCode())
        .isEqualTo("MD");
  }

  @Test
  void aRoleCarriesItsPractitioner() {
    PractitionerRole role =
        Mapped.value("XCN[PractitionerRole]", "77^Gray").as(PractitionerRole.class);
    assertThat(role.getPractitioner().getResource()).isInstanceOf(Practitioner.class);
  }

  @Test
  void aBedIsPartOfItsRoomAndWard() {
    Location bed = Mapped.value("PL[Location]", "ICU^101^2^EASTHAM").as(Location.class);
    List<String> names = new ArrayList<>();
    for (Location at = bed; at != null; at = (Location) at.getPartOf().getResource()) {
      names.add(at.getName());
    }
    assertThat(names).containsExactly("2", "101", "ICU", "EASTHAM");
    assertThat(bed.getIdentifierFirstRep().getValue()).isEqualTo("si-EASTHAM/wa-ICU/ro-101/bd-2");
    assertThat(bed.getPhysicalType().getCodingFirstRep().getCode()).isEqualTo("bd");
  }

  @Test
  void aHouseIsAlsoKnownByItsUniversalId() {
    Location ward = Mapped.value("PL[Location]", "ICU^^^EASTHAM&1.2.3&ISO").as(Location.class);
    Location site = (Location) ward.getPartOf().getResource();
    assertThat(site.getName()).isEqualTo("EASTHAM");
    assertThat(site.getIdentifier())
        .extracting(Identifier::getValue)
        .containsExactly("si-EASTHAM", "urn:oid:1.2.3");
    assertThat(ward.getIdentifier()).hasSize(1);
  }

  @Test
  void aHouseWithoutANameIsCalledByItsUniversalId() {
    Location site = Mapped.value("PL[Location]", "^^^&1.2.3&ISO").as(Location.class);
    assertThat(site.getName()).isEqualTo("1.2.3");
  }

  @Test
  void theSameBedNumberOfAnotherWardIsAnotherBed() {
    Location one = Mapped.value("PL[Location]", "ICU^101^2").as(Location.class);
    Location other = Mapped.value("PL[Location]", "MED^101^2").as(Location.class);
    assertThat(one.getIdentifierFirstRep().getValue())
        .isNotEqualTo(other.getIdentifierFirstRep().getValue());
  }

  @Test
  void anOrganizationPrefersItsNewerNumber() {
    Organization organization =
        Mapped.value("XON[Organization]", "Lab One^L^17^^^CLIA&2.16.840.1.113883.4.7&ISO^XX^^^05D0")
            .as(Organization.class);
    assertThat(organization.getName()).isEqualTo("Lab One");
    assertThat(organization.getIdentifierFirstRep().getValue()).isEqualTo("05D0");
    assertThat(organization.getIdentifierFirstRep().getSystem())
        .isEqualTo("urn:oid:2.16.840.1.113883.4.7");
  }

  @Test
  void anEmbeddedDocumentKeepsItsBytes() {
    Attachment attachment =
        Mapped.value("ED[Attachment]", "^AP^PDF^Base64^JVBERi0xLjQK").as(Attachment.class);
    assertThat(attachment.getContentType()).isEqualTo("application/pdf");
    assertThat(new String(attachment.getData(), java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-1.4\n");
  }

  @Test
  void aPointerMayHoldAnUnescapedAmpersand() {
    Attachment attachment =
        Mapped.value("RP[Attachment]", "http://pacs.example/wado?a=1&b=2^^AP^PDF")
            .as(Attachment.class);
    assertThat(attachment.getUrl()).isEqualTo("http://pacs.example/wado?a=1&b=2");
    assertThat(attachment.getContentType()).isEqualTo("application/pdf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CX[Identifier]",
        "XPN[HumanName]",
        "XAD[Address]",
        "XTN[ContactPoint]",
        "CWE[CodeableConcept]",
        "CWE[Coding]",
        "CWE[Quantity]",
        "DTM[dateTime]",
        "DTM[date]",
        "DTM[instant]",
        "TM[time]",
        "IS[code]",
        "ST[string]",
        "NM[decimal]",
        "SI[integer]",
        "EI[Identifier]",
        "XCN[Practitioner]",
        "XON[Organization]",
        "PL[Location]",
        "SN[any]",
        "ED[Attachment]",
        "RP[Attachment]",
        "DR[Period]",
        "NR[Range]",
        "CQ[Quantity]",
        "NA[SampledData]",
        "HD[uri]",
        "HD[Organization]",
        "DLN[Identifier]",
        "ID[boolean]"
      })
  void anEmptyValueYieldsNothing(String map) {
    Mapped absent = Mapped.value(map, "");
    Mapped hollow = Mapped.value(map, "^^&^");
    assertThat(absent.isNothing()).isTrue();
    assertThat(absent.findings()).isEmpty();
    assertThat(hollow.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "LAB^1.2.3^ISO, urn:oid:1.2.3 LAB",
    "LAB^11D1111111^CLIA, LAB 11D1111111",
    "LAB^11D1111111, LAB 11D1111111",
    "LAB^^ISO, LAB",
    "^11D1111111^CLIA, 11D1111111",
  })
  void aHouseHasItsNamespaceAndItsUniversalId(String sent, String numbers) {
    Organization house = Mapped.value("HD[Organization]", sent).as(Organization.class);
    assertThat(house.getIdentifier())
        .extracting(Identifier::getValue)
        .containsExactly(numbers.split(" ", -1));
  }

  @Test
  void theKindOfAUniversalIdIsACodeOrAText() {
    assertThat(Mapped.value("HD[Identifier]", "^1D^CLIA").as(Identifier.class).getType())
        .matches(type -> type.getCodingFirstRep().getCode().equals("CLIA"));
    assertThat(Mapped.value("HD[Identifier]", "^1D^OURS").as(Identifier.class).getType())
        .matches(type -> !type.hasCoding() && type.getText().equals("OURS"));
  }

  @Test
  void anUnknownMapIsRefusedByName() {
    assertThatThrownBy(() -> TypeMaps.named("CX[Cheese]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CX[Cheese]");
    assertThatThrownBy(() -> TypeMaps.named("CX[Identifier]", "AdministrativeSex"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCodeHasSingleBlanks() {
    Mapped mapped = Mapped.value("CWE[CodeableConcept]", "lung  new issue^Lung^L");
    assertThat(mapped.as(CodeableConcept.class).getCodingFirstRep().getCode())
        .isEqualTo("lung new issue");
    assertThat(mapped.findings()).hasSize(1);
  }
}
