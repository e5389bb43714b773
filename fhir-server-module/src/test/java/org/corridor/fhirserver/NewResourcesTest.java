package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.fhirserver.Changes.putting;
import static org.corridor.fhirserver.Samples.key;
import static org.corridor.fhirserver.Samples.newId;
import static org.corridor.fhirserver.Samples.observationOf;
import static org.corridor.fhirserver.Samples.patient;
import static org.corridor.fhirserver.Samples.practitioner;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.corridor.repository.FhirRepository;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A new resource leaves the same rows as one that HAPI's own DAO has stored. */
@ParameterizedClass
@MethodSource("org.corridor.fhirserver.Store#all")
class NewResourcesTest {

  /** What no two resources share, and what tells when they were stored. */
  private static final Set<String> DIFFERENT =
      Set.of(
          "sp_id",
          "pid",
          "res_id",
          "src_resource_id",
          "fhir_id",
          "res_published",
          "res_updated",
          "sp_updated");

  private final FhirRepository repository;
  private final DaoRegistry daos;
  private final JdbcTemplate database;
  private final Patient subject = patient();
  private final Practitioner doctor = practitioner();

  NewResourcesTest(Store store) {
    this.repository = store.bean(FhirRepository.class);
    this.daos = store.bean(DaoRegistry.class);
    this.database = new JdbcTemplate(store.bean(Cable.class));
  }

  @Test
  void aPatient() {
    Patient patient = patient();
    patient.getMeta().addProfile("http://example.org/profile").addProfile("http://a.example.org");
    patient.getMeta().addTag("http://example.org/tags", "b", "B");
    patient.getMeta().addTag("http://example.org/tags", "a", "A");
    patient.getMeta().addSecurity("http://example.org/labels", "R", "Restricted");
    patient.getMeta().addExtension(new Extension("http://example.org/e", new BooleanType(true)));
    patient.addIdentifier().setSystem("urn:oid:1.2.3").setValue("4711");
    patient.getNameFirstRep().addGiven("Ámbar").addGiven("NULL").addGiven("O\"Neil\\,{}");
    patient.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1970-02"));
    patient.addTelecom().setValue("a@example.org");
    patient.addAddress().setCity("Ghent").setPostalCode("9000");
    patient.addGeneralPractitioner(new Reference(key(doctor)));
    patient.setManagingOrganization(new Reference("#org"));
    Organization contained = new Organization();
    contained.setId("org");
    contained.setName("Contained");
    patient.addContained(contained);

    assertSameRows(patient);
  }

  @Test
  void anObservation() {
    Observation observation = observationOf(subject);
    observation.setId("");
    observation.addIdentifier().setValue("without a system");
    observation.setCode(
        new CodeableConcept(new Coding("http://loinc.org", "718-7", "Hemoglobin"))
            .addCoding(new Coding("urn:local", "HGB", null)));
    observation.setValue(new Quantity(13.2).setSystem("http://unitsofmeasure.org").setCode("g/dL"));
    observation.setEffective(new DateTimeType("2026-11-22T08:15:00+01:00"));
    observation.addPerformer(new Reference().setDisplay("nobody"));
    observation.addComponent().setCode(new CodeableConcept(new Coding("urn:local", "C", null)));

    assertSameRows(observation);
  }

  @Test
  void aPlaceAChargeAndAnAnswer() {
    Location place = new Location();
    place.getPosition().setLatitude(51.05).setLongitude(3.72);
    ChargeItem charge = new ChargeItem();
    charge.setSubject(new Reference(key(subject))).setFactorOverride(1.5);
    QuestionnaireResponse answer = new QuestionnaireResponse();
    answer.setQuestionnaire("http://example.org/Questionnaire/q");
    Questionnaire question = new Questionnaire();
    question.setUrl("http://example.org/Questionnaire/q");
    question.addDerivedFrom("http://example.org/Questionnaire/older");

    assertSameRows(place);
    assertSameRows(charge);
    assertSameRows(answer);
    assertSameRows(question);
  }

  @Test
  void aProvenanceAndADocument() {
    Provenance provenance = new Provenance();
    provenance.setRecordedElement(new InstantType("2026-11-22T08:15:00.123Z"));
    provenance.addTarget(new Reference(key(subject)));
    provenance.addTarget(new Reference(key(doctor) + "/_history/1"));
    provenance.addAgent().setWho(new Reference(key(doctor)));
    DocumentReference document = new DocumentReference();
    document.addContent().setAttachment(new Attachment().setUrl("http://example.org/scan.pdf"));

    assertSameRows(provenance);
    assertSameRows(document);
  }

  @Test
  void aLargeDocument() {
    DocumentReference document = new DocumentReference();
    document.addContent().setAttachment(new Attachment().setData(new byte[600_000]));

    assertSameRows(document);
  }

  @Test
  void whatHasASourceIsStoredWithIt() {
    Patient patient = patient();
    patient.getMeta().setSource("http://example.org/source");

    assertSameRows(patient);
  }

  @Test
  void thoseThatAreStoredInBothWaysReferToEachOther() {
    Practitioner stranger = practitioner();
    Patient sourced = patient();
    sourced.getMeta().setSource("http://example.org/source");
    sourced.addGeneralPractitioner(new Reference(key(stranger)));
    Observation observation = observationOf(sourced);

    repository.commit(List.of(putting(observation, sourced, stranger)));

    assertThat(linksTo(sourced)).containsOnly(observation.getIdElement().getIdPart());
    assertThat(linksTo(stranger)).containsOnly(sourced.getIdElement().getIdPart());
  }

  private List<String> linksTo(Resource target) {
    return database.queryForList(
        "select s.FHIR_ID from HFJ_RES_LINK l join HFJ_RESOURCE s on s.RES_ID = l.SRC_RESOURCE_ID"
            + " join HFJ_RESOURCE t on t.RES_ID = l.TARGET_RESOURCE_ID where t.FHIR_ID = ?",
        String.class,
        target.getIdElement().getIdPart());
  }

  private <T extends Resource> void assertSameRows(T resource) {
    repository.commit(List.of(putting(subject, doctor)));
    T theirs = withId(resource);
    dao(theirs).update(theirs, new SystemRequestDetails());
    T ours = withId(resource);

    repository.commit(List.of(putting(ours)));

    Map<String, List<String>> rows = rowsOf(ours);
    assertThat(rows).containsKeys("HFJ_RESOURCE", "HFJ_RES_VER");
    assertThat(rows).isEqualTo(rowsOf(theirs));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Resource> T withId(T resource) {
    T copy = (T) resource.copy();
    copy.setId(resource.fhirType() + "/" + newId());
    return copy;
  }

  @SuppressWarnings("unchecked")
  private <T extends Resource> IFhirResourceDao<T> dao(T resource) {
    return daos.getResourceDao((Class<T>) resource.getClass());
  }

  private Map<String, List<String>> rowsOf(Resource resource) {
    Long pid =
        database.queryForObject(
            "select RES_ID from HFJ_RESOURCE where FHIR_ID = ?",
            Long.class,
            resource.getIdElement().getIdPart());
    Map<String, List<String>> all = new TreeMap<>();
    for (Map<String, Object> column : columnsThatName()) {
      String table = String.valueOf(column.get("TABLE_NAME")).toUpperCase(Locale.ROOT);
      List<String> rows = new ArrayList<>();
      for (Map<String, Object> row :
          database.queryForList(
              "select * from " + table + " where " + column.get("COLUMN_NAME") + " = ?", pid)) {
        Map<String, String> told = new TreeMap<>();
        row.forEach((name, value) -> told.put(name.toLowerCase(Locale.ROOT), "" + value));
        told.keySet().removeAll(DIFFERENT);
        rows.add(told.toString());
      }
      rows.sort(null);
      if (!rows.isEmpty()) {
        all.put(table, rows);
      }
    }
    return all;
  }

  /** The column by which a row belongs to a resource, for each of HAPI's tables that has one. */
  private List<Map<String, Object>> columnsThatName() {
    return database.queryForList(
        "select table_name, column_name from information_schema.columns"
            + " where lower(table_name) like 'hfj_%' and lower(data_type) = 'bigint'"
            + " and lower(column_name) in ('res_id', 'src_resource_id')");
  }
}
