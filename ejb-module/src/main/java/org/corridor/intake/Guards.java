package org.corridor.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.SenderRules;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.Version;
import org.corridor.interfaces.PassedOn;
import org.corridor.profiles.AcknowledgementPolicy;
import org.corridor.profiles.RequiredFields;
import org.corridor.shared.Finding;
import org.corridor.shared.Severity;

/**
 * What a message must have to come in: a header that can be answered, a type and version that are
 * taken, and a patient. Everything finer is the business of processing.
 */
final class Guards {

  private static final String STAFF_AND_PLACES = "MFN";

  /** May be about a room, or about somebody's time. */
  private static final String APPOINTMENT = "SIU";

  private static final Set<String> MERGES = Set.of("A18", "A30", "A34", "A36", "A40", "A47");

  private final SupportedMessages supported;
  private final Set<String> processingIds;

  Guards(SupportedMessages supported, Set<String> processingIds) {
    this.supported = supported;
    this.processingIds = processingIds;
  }

  Verdict judge(V2Message message, SenderRules rules) {
    boolean unknown = isUnknown(message.header());
    boolean taken =
        unknown
            && rules
                .find(AcknowledgementPolicy.class)
                .map(AcknowledgementPolicy::takesUnknownTypes)
                .orElse(false);
    boolean passed = rules.find(PassedOn.class).isPresent();
    List<Finding> findings = new ArrayList<>();
    header(message.header(), taken || passed, findings);
    if (!findings.isEmpty()) {
      return new Verdict.Refused('R', findings);
    }
    String patient = PatientKey.of(message);
    if (taken) {
      return new Verdict.Accepted(patient);
    }
    if (!passed) {
      patient(message, patient, findings);
    }
    rules
        .find(RequiredFields.class)
        .ifPresent(required -> findings.addAll(required.refusals(message)));
    if (findings.isEmpty()) {
      return new Verdict.Accepted(patient);
    }
    // Why the patient may be missing: a segment name in small letters, for one.
    message.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .forEach(findings::add);
    return new Verdict.Refused('E', findings);
  }

  private boolean isUnknown(Header header) {
    return !header.type().isEmpty() && !supported.takes(header.type(), header.trigger());
  }

  private void header(Header header, boolean anyType, List<Finding> findings) {
    if (header.controlId().isEmpty()) {
      findings.add(Finding.error("MSH-10", "101", "MSH-10 (message control id) is missing"));
    }
    if (!anyType) {
      type(header, findings);
    }
    if (header.version().isEmpty()) {
      findings.add(Finding.error("MSH-12", "101", "MSH-12 (version) is missing"));
    } else if (!Version.isPublished(header.version())) {
      findings.add(Finding.error("MSH-12", "203", "MSH-12 names a version that is not supported"));
    }
    if (!header.processingId().isEmpty() && !processingIds.contains(header.processingId())) {
      findings.add(
          Finding.error("MSH-11", "202", "MSH-11 names a processing id that is not taken here"));
    }
  }

  private void type(Header header, List<Finding> findings) {
    if (header.type().isEmpty()) {
      findings.add(Finding.error("MSH-9", "101", "MSH-9 (message type) is missing"));
    } else if (!supported.takes(header.type(), header.trigger())) {
      findings.add(
          supported.takesType(header.type())
              ? Finding.error("MSH-9.2", "201", "This trigger event is not supported")
              : Finding.error("MSH-9.1", "200", "This message type is not supported"));
    }
  }

  private static void patient(V2Message message, String patient, List<Finding> findings) {
    String type = message.header().type();
    boolean absent = message.first("PID").isEmpty();
    if (type.equals(STAFF_AND_PLACES) || (absent && type.equals(APPOINTMENT))) {
      return;
    }
    if (absent) {
      findings.add(Finding.error("PID", "101", "The PID segment is missing"));
    } else if (patient.isEmpty()) {
      findings.add(Finding.error("PID-3", "101", "PID-3 has no patient identifier"));
    }
    if (MERGES.contains(message.header().trigger())
        && type.equals("ADT")
        && message.value("MRG-1.1").isEmpty()) {
      findings.add(Finding.error("MRG-1", "101", "MRG-1 does not say which identifier is merged"));
    }
  }
}
