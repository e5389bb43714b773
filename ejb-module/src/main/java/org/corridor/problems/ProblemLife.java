package org.corridor.problems;

import java.time.Instant;
import java.util.Set;
import org.corridor.reconciliation.Memory;
import org.corridor.reconciliation.Rule;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The life of one problem, and what FHIR asks of its states: one that was taken off the list has
 * none, one that is over has one that says so (con-3, con-4, con-5).
 *
 * @param deleted whether the message takes it off the list
 * @param said what the message says
 * @param time when it was said
 */
record ProblemLife(boolean deleted, Condition said, Instant time) implements Rule {

  private static final String IN_ERROR = "entered-in-error";
  private static final Set<String> OVER = Set.of("inactive", "resolved", "remission");

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    Condition condition = (Condition) after;
    boolean newest = before == null || Memory.eventTime(before).filter(time::isBefore).isEmpty();
    if (newest && deleted) {
      condition.setVerificationStatus(concept(Problems.VERIFICATION, IN_ERROR));
    } else if (newest && isInError(condition) && !isInError(said)) {
      // It is spoken of again: the list has it again.
      condition.setVerificationStatus(said.copy().getVerificationStatus());
    }
    if (isInError(condition)) {
      condition.setClinicalStatus(null);
    } else if (condition.hasAbatement() && !OVER.contains(code(condition.getClinicalStatus()))) {
      condition.setClinicalStatus(concept(Problems.CLINICAL, "resolved"));
    } else if (!condition.hasClinicalStatus()) {
      condition.setClinicalStatus(concept(Problems.CLINICAL, "active"));
    }
  }

  private static boolean isInError(Condition condition) {
    return IN_ERROR.equals(code(condition.getVerificationStatus()));
  }

  private static String code(CodeableConcept concept) {
    return concept.hasCoding() ? String.valueOf(concept.getCoding().get(0).getCode()) : "";
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }
}
