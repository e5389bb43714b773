package org.corridor.fhirserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.fhirserver.Changes.putting;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.dbcp2.BasicDataSource;
import org.corridor.eligibility.Eligibility;
import org.corridor.eligibility.EligibilityDoor;
import org.corridor.eligibility.EligibilitySettings;
import org.corridor.eligibility.Envelope;
import org.corridor.eligibility.PayerLine;
import org.corridor.repository.FhirRepository;
import org.corridor.vault.KeyLedger;
import org.corridor.vault.Vault;
import org.corridor.vault.VaultSettings;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Eligibility on the real repository: appointments are found, answers are found by request. */
@ParameterizedClass
@MethodSource("org.corridor.fhirserver.Store#all")
@SuppressWarnings("NullAway.Init") // by JUnit
class EligibilityStoredTest {
  private static final String NUMBER = "elig" + System.nanoTime();

  private final Store store;
  private final FhirRepository repository;
  @TempDir Path folder;

  EligibilityStoredTest(Store store) {
    this.store = store;
    this.repository = store.bean(FhirRepository.class);
  }

  private void put(String reference, Resource resource) {
    resource.setId(reference);
    repository.commit(List.of(putting(resource)));
  }

  @Test
  void appointmentsOfATimeAreFoundPageByPage() {
    for (int i = 0; i < 5; i++) {
      Appointment appointment = new Appointment();
      appointment.setStart(Date.from(Instant.parse("2031-05-0%dT10:00:00Z".formatted(i + 1))));
      put("Appointment/" + NUMBER + i, appointment);
    }
    String query = "Appointment?date=ge2031-05-02T00:00:00Z&date=lt2031-05-05T00:00:00Z";
    List<Resource> first = repository.search(query, 0, 2);
    List<Resource> second = repository.search(query, 2, 2);
    assertThat(first).hasSize(2);
    assertThat(second).hasSize(1);
    assertThat(first).extracting(Resource::getIdPart).containsExactly(NUMBER + 1, NUMBER + 2);
    assertThat(second).extracting(Resource::getIdPart).containsExactly(NUMBER + 3);
  }

  @Test
  void aCreatedRequestIsAskedAndItsResponseFoundByIt() throws Exception {
    try (BasicDataSource hub = hub()) {
      ExecutorService threads = Executors.newCachedThreadPool();
      Eligibility eligibility = eligibility(hub, threads);
      EligibilityDoor.open(eligibility);
      CoverageEligibilityRequest request = request();
      put("CoverageEligibilityRequest/" + NUMBER, request);
      SystemRequestDetails created = new SystemRequestDetails();
      created.setRestOperationType(RestOperationTypeEnum.CREATE);
      created.setResourceName("CoverageEligibilityRequest");
      request.setId("CoverageEligibilityRequest/" + NUMBER + "/_history/1");
      new EligibilityAsking().created(created, request);
      EligibilityDoor.close();
      SearchParameterMap byRequest = new SearchParameterMap();
      byRequest.setLoadSynchronous(true);
      byRequest.add("request", new ReferenceParam("CoverageEligibilityRequest/" + NUMBER));
      List<CoverageEligibilityResponse> found =
          store
              .bean(DaoRegistry.class)
              .getResourceDao(CoverageEligibilityResponse.class)
              .searchForResources(byRequest, new SystemRequestDetails());
      assertThat(found)
          .singleElement()
          .satisfies(
              r -> {
                assertThat(r.getInsuranceFirstRep().getInforce()).isTrue();
                assertThat(r.getInsuranceFirstRep().getItem()).isNotEmpty();
              });
      threads.shutdownNow();
    }
  }

  private CoverageEligibilityRequest request() {
    Patient patient = new Patient();
    patient.addName().setFamily("FIR").addGiven("AL");
    put("Patient/" + NUMBER, patient);
    Coverage coverage = new Coverage();
    coverage.setSubscriberId("M1").setBeneficiary(new Reference("Patient/" + NUMBER));
    put("Coverage/" + NUMBER, coverage);
    CoverageEligibilityRequest request = new CoverageEligibilityRequest();
    request.addPurpose(CoverageEligibilityRequest.EligibilityRequestPurpose.BENEFITS);
    request.setPatient(new Reference("Patient/" + NUMBER));
    request.setServiced(new DateType("2026-11-24"));
    request.setInsurer(
        new Reference()
            .setIdentifier(new Identifier().setSystem(X12Identifiers.PAYER).setValue("BIRCH")));
    request.addInsurance().setCoverage(new Reference("Coverage/" + NUMBER));
    return request;
  }

  private static BasicDataSource hub() throws Exception {
    BasicDataSource hub = new BasicDataSource();
    hub.setUrl("jdbc:h2:mem:" + NUMBER + System.nanoTime());
    String table = "/org/corridor/journal/db/h2/V12__eligibility.sql";
    try (InputStream in = Eligibility.class.getResourceAsStream(table);
        var connection = hub.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(new String(java.util.Objects.requireNonNull(in).readAllBytes(), UTF_8));
    }
    return hub;
  }

  private Eligibility eligibility(BasicDataSource hub, ExecutorService threads) {
    KeyLedger ledger =
        new KeyLedger() {
          @Override
          public Set<String> keyIds() {
            return Set.of();
          }

          @Override
          public void note(String keyId) {}
        };
    EligibilitySettings settings =
        EligibilitySettings.from(
            new MapConfig(
                Map.of(
                    "corridor.eligibility.provider-npi", "1234567893",
                    "corridor.eligibility.provider-name", "HARBOR CLINIC",
                    "corridor.eligibility.zone", ZoneOffset.UTC.getId())));
    return Eligibility.over(
        new org.corridor.journal.Database(hub),
        Vault.unlock(new VaultSettings(folder.resolve("keys"), Optional.empty()), ledger),
        () -> repository,
        payer -> Optional.of(new Prompt()),
        settings,
        threads,
        Clock.systemUTC());
  }

  /** A payer that answers at once. */
  private static final class Prompt implements PayerLine {
    @Override
    public Envelope envelope() {
      return new Envelope("ZZ", "HOSPITAL", "ZZ", "BIRCH", "HOSPITAL", "BIRCH", false, 1, 1);
    }

    @Override
    public int concurrency() {
      return 4;
    }

    @Override
    public byte[] converse(byte[] interchange, Duration patience) {
      Matcher trace =
          Pattern.compile("TRN\\*1\\*(EL[0-9A-F]+)").matcher(new String(interchange, UTF_8));
      assertThat(trace.find()).isTrue();
      return """
          ISA*00*          *00*          *ZZ*BIRCH          *ZZ*HOSPITAL       *261122*0931*^*00501*000000009*0*T*:~
          GS*HB*BIRCH*HOSPITAL*20261122*0931*9*X*005010X279A1~
          ST*271*0001*005010X279A1~
          BHT*0022*11*B1*20261122*0931~
          HL*1**20*1~
          NM1*PR*2*BIRCH HEALTH*****PI*BIRCH~
          HL*2*1*21*1~
          NM1*1P*2*HARBOR CLINIC*****XX*1234567893~
          HL*3*2*22*0~
          TRN*2*%s*9123456789~
          NM1*IL*1*FIR*AL****MI*M1~
          EB*1*FAM*30*PR*OAK PLAN~
          EB*C*IND*30***23*1000*****Y~
          EB*C*IND*30***29*400*****Y~
          EB*B*IND*98***27*20*****Y~
          SE*14*0001~
          GE*1*9~
          IEA*1*000000009~
          """
          .formatted(trace.group(1))
          .getBytes(UTF_8);
    }
  }
}
