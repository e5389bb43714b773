package org.corridor.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.profiles.Profiles;
import org.corridor.translation.FhirJson;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever writes our JSON, it says what HAPI's parser says. */
class FhirJsonTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final int MUTANTS = 500;

  /** Decimals are compared digit by digit: 1.0 is not 1.00. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @Test
  void everyBundleIsWrittenAsHapiWritesIt() throws IOException {
    Conversion conversion = new Conversion(Profiles.none(Conversion::settings));
    List<Bundle> bundles = bundles(conversion, Examples.all().stream());
    bundles.addAll(bundles(conversion.asMessages(), Examples.all().stream()));
    assertThat(bundles).isNotEmpty();
    for (Bundle bundle : bundles) {
      assertSameAsHapi(bundle);
    }
  }

  @Test
  void spoiltMessagesAreWrittenAsHapiWritesThem() throws IOException {
    Mutator mutator = new Mutator(20261121L, Examples.all());
    Conversion conversion = new Conversion(Profiles.none(Conversion::settings));
    List<Bundle> bundles = bundles(conversion, Stream.generate(mutator::next).limit(MUTANTS));
    assertThat(bundles).hasSizeGreaterThan(MUTANTS / 4);
    for (Bundle bundle : bundles) {
      assertSameAsHapi(bundle);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1.0", "1.00", "-0.5", "1E-9", "12345678901234567890", "1E+3"})
  void decimalsKeepTheirPrecision(String number) throws IOException {
    Observation result =
        new Observation().setValue(new Quantity().setValue(new BigDecimal(number)));
    assertSameAsHapi(result);
    assertThat(FhirJson.of(result)).contains("\"value\":" + number + '}');
  }

  @Test
  void idsAreWrittenWithoutTypeAndVersion() throws IOException {
    Patient patient = new Patient();
    patient.setId("Patient/4711/_history/3");
    assertThat(FhirJson.of(patient)).isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"4711\"}");
  }

  @Test
  void partsThatNoTranslationHasAreWrittenToo() throws IOException {
    Patient patient = new Patient();
    patient.setId("4711");
    patient
        .getText()
        .setStatus(NarrativeStatus.GENERATED)
        .setDivAsString("<div><p>a &lt; b &amp; ü</p></div>");
    Organization house = new Organization().setName("A \"house\"\n\u2028\uD83C\uDFE5");
    house.setId("house");
    patient.addContained(house);
    patient.setManagingOrganization(new Reference("#house"));
    patient.getBirthDateElement().addExtension("http://x.example", new CodeType("unknown"));
    HumanName name = patient.addName().addGiven("Ann");
    name.setId("n");
    name.addGivenElement().addExtension("http://y.example", new StringType("z"));
    assertSameAsHapi(patient);
  }

  @Test
  void emptyPartsAreLeftOut() throws IOException {
    Patient patient = new Patient();
    patient.addName();
    patient.addName().setFamily("Ann");
    patient.addContact().addTelecom();
    patient.addExtension().setValue(new StringType());
    patient.getManagingOrganization().getIdentifier();
    assertSameAsHapi(patient);
  }

  @Test
  void documentsAreWrittenAsText() throws IOException {
    DocumentReference document = new DocumentReference();
    document
        .addContent()
        .getAttachment()
        .setDataElement(new Base64BinaryType(new byte[] {1, 2, 3}));
    assertSameAsHapi(document);
    assertThat(FhirJson.of(document)).contains("\"AQID\"");
  }

  private static List<Bundle> bundles(Conversion conversion, Stream<byte[]> messages) {
    List<Bundle> bundles = new ArrayList<>();
    messages.forEach(message -> conversion.of(message).bundle().ifPresent(bundles::add));
    return bundles;
  }

  private static void assertSameAsHapi(Resource resource) throws IOException {
    JsonNode ours = withoutLabelsOfText(JSON.readTree(FhirJson.of(resource)));
    JsonNode theirs = JSON.readTree(FHIR.newJsonParser().encodeResourceToString(resource));
    assertThat(ours).isEqualTo(theirs);
  }

  /** HAPI loses security labels that are only a text, such as an MSH-8 that is no code. */
  private static JsonNode withoutLabelsOfText(JsonNode json) {
    for (JsonNode meta : json.findValues("meta")) {
      if (meta instanceof ObjectNode all && all.path("security") instanceof ArrayNode labels) {
        Iterator<JsonNode> each = labels.iterator();
        while (each.hasNext()) {
          if (!each.next().has("code")) {
            each.remove();
          }
        }
        if (labels.isEmpty()) {
          all.remove("security");
        }
      }
    }
    return json;
  }
}
