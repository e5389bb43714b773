package org.corridor.bundles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.translation.FhirJson;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** What senders of FHIR are told, as JSON. */
public final class OperationOutcomes {

  private OperationOutcomes() {}

  /** Nothing is wrong. */
  public static byte[] saying(String text) {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.INFORMATION)
        .setCode(IssueType.INFORMATIONAL)
        .setDiagnostics(text);
    return json(outcome);
  }

  /** Why something is not taken. */
  public static byte[] of(List<Finding> findings) {
    OperationOutcome outcome = new OperationOutcome();
    for (Finding finding : findings) {
      OperationOutcomeIssueComponent issue =
          outcome
              .addIssue()
              .setSeverity(IssueSeverity.ERROR)
              .setCode(type(finding.code()))
              .setDiagnostics(finding.text());
      if (finding.location().contains("[")) {
        issue.addExpression(finding.location());
      } else if (!finding.location().isEmpty()) {
        issue.setDiagnostics(finding.location() + ": " + finding.text());
      }
    }
    return json(outcome);
  }

  private static IssueType type(String code) {
    try {
      return IssueType.fromCode(code);
    } catch (FHIRException e) {
      return IssueType.PROCESSING;
    }
  }

  private static byte[] json(OperationOutcome outcome) {
    return FhirJson.of(outcome).getBytes(UTF_8);
  }
}
