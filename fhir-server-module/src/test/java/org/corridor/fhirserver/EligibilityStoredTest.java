package org.corridor.fhirserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.fhirserver.Changes.putting;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import org.corridor.core.CoreMessage;
import org.corridor.core.CoreOutcome;
import org.corridor.core.ProcessingMode;
import org.corridor.eligibility.Eligibility;
import org.corridor.eligibility.EligibilityDoor;
import org.corridor.eligibility.EligibilitySettings;
import org.corridor.exchange.Exchange;
import org.corridor.exchange.Partner;
import org.corridor.exchange.PartnerFiles;
import org.corridor.exchange.Partners;
import org.corridor.exchange.RealTime;
import org.corridor.repository.FhirRepository;
import org.corridor.vault.KeyLedger;
import org.corridor.vault.Vault;
import org.corridor.vault.VaultSettings;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    CoverageEligibilityRequest request = request("single");
    request.setId(request.getId() + "/_history/1");
    created(RestOperationTypeEnum.CREATE, request);
    assertThat(responses("single"))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.getInsuranceFirstRep().getInforce()).isTrue();
              assertThat(r.getInsuranceFirstRep().getItem()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"TRANSACTION", "BATCH"})
  void requestsThatABundleCreatesAreAsked(RestOperationTypeEnum kind) throws Exception {
    String name = kind.getCode();
    Bundle answer = new Bundle();
    for (String one : List.of("first", "second", "changed")) {
      answer
          .addEntry()
          .getResponse()
          .setStatus(one.equals("changed") ? "200 OK" : "201 Created")
          .setLocation(request(name + one).getId() + "/_history/1");
    }
    answer.addEntry().getResponse().setStatus("201 Created").setLocation("Patient/1/_history/1");
    answer.addEntry().getResponse().setStatus("204 No Content");
    created(kind, answer);
    assertThat(responses(name + "first")).hasSize(1);
    assertThat(responses(name + "second")).hasSize(1);
    assertThat(responses(name + "changed")).as("it was there before").isEmpty();
  }

  private void created(RestOperationTypeEnum operation, Resource answer) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (BasicDataSource hub = hub()) {
      EligibilityDoor.open(eligibility(hub, threads));
      SystemRequestDetails details = new SystemRequestDetails();
      details.setRestOperationType(operation);
      details.setResourceName(answer instanceof Bundle ? null : answer.fhirType());
      new EligibilityAsking().created(details, answer);
    } finally {
      EligibilityDoor.close();
      threads.shutdownNow();
    }
  }

  private List<CoverageEligibilityResponse> responses(String name) {
    SearchParameterMap byRequest = new SearchParameterMap();
    byRequest.setLoadSynchronous(true);
    byRequest.add("request", new ReferenceParam("CoverageEligibilityRequest/" + NUMBER + name));
    return store
        .bean(DaoRegistry.class)
        .getResourceDao(CoverageEligibilityResponse.class)
        .searchForResources(byRequest, new SystemRequestDetails());
  }

  private CoverageEligibilityRequest request(String name) {
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
    put("CoverageEligibilityRequest/" + NUMBER + name, request);
    return request;
  }

  private static BasicDataSource hub() throws Exception {
    BasicDataSource hub = new BasicDataSource();
    hub.setUrl("jdbc:h2:mem:" + NUMBER + System.nanoTime());
    try (var connection = hub.getConnection();
        var statement = connection.createStatement()) {
      for (String table :
          List.of("V9__exchange.sql", "V12__eligibility.sql", "V18__eligibility_publication.sql")) {
        try (InputStream in =
            Eligibility.class.getResourceAsStream("/org/corridor/journal/db/h2/" + table)) {
          statement.execute(new String(java.util.Objects.requireNonNull(in).readAllBytes(), UTF_8));
        }
      }
    }
    return hub;
  }

  private Eligibility eligibility(BasicDataSource hub, ExecutorService threads) throws IOException {
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
    org.corridor.journal.Database database = new org.corridor.journal.Database(hub);
    Vault vault = Vault.unlock(new VaultSettings(folder.resolve("keys"), Optional.empty()), ledger);
    RealTime realTime =
        Exchange.realTime(
            database,
            vault,
            new Partners(PartnerFiles.read(partner())),
            List.of(),
            EligibilityStoredTest::answer,
            threads);
    return Eligibility.over(
        database, vault, () -> repository, realTime, settings, threads, Clock.systemUTC());
  }

  private Path partner() throws IOException {
    return Files.writeString(
        folder.resolve("birch.yaml"),
        """
        partner: birch
        name: Birch Health
        us: {id: HOSPITAL}
        them: {id: BIRCH}
        usage: test
        payers: [BIRCH]
        sends: [270]
        realtime: [270]
        concurrency: 2
        core: {url: 'https://127.0.0.1/core', sender: HOSPITAL, receiver: BIRCH}
        """);
  }

  /** A payer that answers at once. */
  private static CoreOutcome answer(Partner partner, String type, byte[] interchange) {
    return new CoreOutcome.Answered(
        CoreMessage.request(
            "X12_271_Response_005010X279A1",
            ProcessingMode.REAL_TIME,
            "BIRCH",
            "HOSPITAL",
            answer(interchange),
            Clock.systemUTC()));
  }

  private static byte[] answer(byte[] interchange) {
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
