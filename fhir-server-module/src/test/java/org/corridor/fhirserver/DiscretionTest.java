package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.junit.jupiter.api.Test;

class DiscretionTest {

  private final Discretion discretion = new Discretion();

  @Test
  void aFailureOfTheServerTellsNothing() {
    BaseServerResponseException answer =
        discretion.answer(new IllegalStateException("password in /etc/secret"));

    assertThat(answer.getStatusCode()).isEqualTo(500);
    assertThat(issueOf(answer).getDiagnostics()).isEqualTo("The server failed; its log says why");
  }

  @Test
  void aConflictSaysWhichRule() {
    BaseServerResponseException answer =
        discretion.answer(new ResourceVersionConflictException("HAPI-0550: somebody was faster"));

    assertThat(answer.getStatusCode()).isEqualTo(409);
    assertThat(issueOf(answer).getCode()).isEqualTo(IssueType.CONFLICT);
    assertThat(issueOf(answer).getDiagnostics()).isEqualTo("somebody was faster");
  }

  @Test
  void whatCannotBeParsedIsTheClientsMistake() {
    assertThat(discretion.answer(new DataFormatException("HAPI-1: no")).getStatusCode())
        .isEqualTo(400);
  }

  private static OperationOutcomeIssueComponent issueOf(BaseServerResponseException answer) {
    return ((OperationOutcome) answer.getOperationOutcome()).getIssueFirstRep();
  }
}
