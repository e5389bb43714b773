package org.corridor.fhirserver;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.lang.System.Logger.Level;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * What a failed request is told: the rule it broke, but nothing of what the server is made of. The
 * log gets failures of the server's own, without the values that messages quote.
 */
@Interceptor
public final class Discretion {

  private static final System.Logger LOG = System.getLogger(Discretion.class.getName());

  private static final int SERVER_ERROR = 500;

  @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
  public BaseServerResponseException answer(Throwable failure) {
    BaseServerResponseException answer = asAnswer(failure);
    if (answer.getStatusCode() >= SERVER_ERROR) {
      LOG.log(Level.ERROR, "a FHIR request failed", new WithoutValues(failure));
    }
    if (answer.getOperationOutcome() == null) {
      answer.setOperationOutcome(outcome(answer));
    }
    return answer;
  }

  private static BaseServerResponseException asAnswer(Throwable failure) {
    if (failure instanceof BaseServerResponseException answer) {
      return answer;
    }
    return failure instanceof DataFormatException
        ? new InvalidRequestException(failure)
        : new InternalErrorException(failure);
  }

  private static OperationOutcome outcome(BaseServerResponseException answer) {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.ERROR)
        .setCode(issueType(answer.getStatusCode()))
        .setDiagnostics(diagnostics(answer));
    return outcome;
  }

  private static IssueType issueType(int status) {
    return switch (status) {
      case 400 -> IssueType.INVALID;
      case 401 -> IssueType.LOGIN;
      case 403 -> IssueType.FORBIDDEN;
      case 404 -> IssueType.NOTFOUND;
      case 405 -> IssueType.NOTSUPPORTED;
      case 409, 412 -> IssueType.CONFLICT;
      case 410 -> IssueType.DELETED;
      default -> status < SERVER_ERROR ? IssueType.PROCESSING : IssueType.EXCEPTION;
    };
  }

  private static String diagnostics(BaseServerResponseException answer) {
    return switch (answer.getStatusCode() / 100) {
      case 4 ->
          answer.getStatusCode() == 403
              ? "Your role does not allow this"
              : String.valueOf(answer.getMessage()).replaceAll("HAPI-\\d+: ", "");
      default -> "The server failed; its log says why";
    };
  }
}
