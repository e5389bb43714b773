package org.corridor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.corridor.operations.Meters;
import org.corridor.repository.Change;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryDoor;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The parts of corridor.ear find each other in the managed server. */
@ExtendWith(ArquillianExtension.class)
@SuppressWarnings("BanJNDI") // the names are the test's own
class RepositoryContainerIT {

  /** What lets the probe see the classes of the application beside it. */
  private static final String STRUCTURE =
      """
      <jboss-deployment-structure xmlns="urn:jboss:deployment-structure:1.3">
        <deployment>
          <dependencies>
            <module name="deployment.corridor.ear" export="true"/>
            <module name="deployment.corridor.ear.corridor-ejb.jar" export="true"/>
          </dependencies>
        </deployment>
      </jboss-deployment-structure>
      """;

  @Deployment(name = "corridor", order = 1, testable = false)
  static Archive<?> corridor() {
    Path ear = Path.of(System.getProperty("corridor.ear"));
    return ShrinkWrap.createFromZipFile(EnterpriseArchive.class, ear.toFile());
  }

  @Deployment(name = "probe", order = 2)
  static WebArchive probe() {
    return ShrinkWrap.create(WebArchive.class, "probe.war")
        .addAsWebInfResource(new StringAsset(STRUCTURE), "jboss-deployment-structure.xml");
  }

  @Test
  @OperateOnDeployment("probe")
  void aChangeIsCommittedOnceAndReadBack() throws InterruptedException {
    FhirRepository repository = RepositoryDoor.await(Duration.ofMinutes(2)).orElseThrow();
    Registration registration = new Registration("Patient/" + UUID.randomUUID());

    List<List<String>> first = repository.commit(List.of(registration));
    List<List<String>> again = repository.commit(List.of(registration));

    assertEquals(List.of(List.of(registration.reference() + "/_history/1")), first);
    assertEquals(List.of(List.of()), again);
    assertTrue(repository.answers());
  }

  @Test
  @OperateOnDeployment("probe")
  void theHubsOwnTablesAreMigrated() throws NamingException, SQLException {
    DataSource hub = InitialContext.doLookup("java:jboss/datasources/corridor-hub");
    try (Connection connection = hub.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM journal_message")) {
      assertTrue(rows.next());
    }
  }

  @Test
  @OperateOnDeployment("probe")
  void theMetersAreThereForOtherModules() throws NamingException {
    Meters meters = InitialContext.doLookup("java:global/corridor/corridor-ejb/Meters");

    assertTrue(meters.scrape().contains("jvm_memory_used_bytes"));
  }

  /** Writes a patient unless it is there. */
  private record Registration(String reference) implements Change {

    @Override
    public Set<String> reads() {
      return Set.of(reference);
    }

    @Override
    public List<Resource> decide(Stored stored) {
      if (stored.get(reference).isPresent()) {
        return List.of();
      }
      Patient patient = new Patient();
      patient.setId(reference);
      patient.setActive(true);
      return List.of(patient);
    }
  }
}
