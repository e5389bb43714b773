package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.sql.SQLException;
import org.corridor.repository.ChangeRefused;
import org.corridor.repository.RepositoryUnavailable;
import org.junit.jupiter.api.Test;

class FailuresTest {

  @Test
  void anotherWriterWasFaster() {
    assertThat(Failures.translate(new ResourceVersionConflictException("HAPI-0550: late")))
        .isInstanceOf(RepositoryUnavailable.class)
        .hasMessageContaining("HAPI-0550");
  }

  @Test
  void aLostConnectionMayComeBack() {
    assertThat(
            Failures.translate(
                new InternalErrorException("failed", new SQLException("away", "08006"))))
        .isInstanceOf(RepositoryUnavailable.class);
  }

  @Test
  void aValueThatNoColumnTakesIsFinal() {
    assertThat(
            Failures.translate(
                new InternalErrorException("failed", new SQLException("value 'Smith'", "22001"))))
        .isInstanceOf(ChangeRefused.class)
        .message()
        .doesNotContain("Smith");
  }

  @Test
  void aRuleOfTheStoreIsFinal() {
    assertThat(Failures.translate(new UnprocessableEntityException("HAPI-0931: no")))
        .isInstanceOf(ChangeRefused.class);
    assertThat(Failures.translate(new DataFormatException("no"))).isInstanceOf(ChangeRefused.class);
  }
}
