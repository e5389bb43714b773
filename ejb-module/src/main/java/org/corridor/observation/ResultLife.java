package org.corridor.observation;

import java.time.Instant;
import java.util.Set;
import org.corridor.reconciliation.Rule;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The life of one result (HL7 table 0085). A result is one statement: a correction that has no flag
 * takes the old flag away, so that what counts is always one message's word and never a mixture.
 *
 * @param said what the message says
 * @param code OBX-11
 * @param time when it was said
 */
record ResultLife(Observation said, String code, Instant time) implements Rule {

  private static final Set<String> RETRACTIONS = Set.of("D", "W");

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    if (before instanceof Observation known && after instanceof Observation result) {
      settle(known, result);
    }
  }

  private void settle(Observation known, Observation result) {
    ResultState state = ResultState.of(String.valueOf(known.getStatusElement().getCode()));
    ResultState next = ResultState.of(String.valueOf(said.getStatusElement().getCode()));
    boolean wins = state.givesWayTo(next, Statement.isNewer(time, known));
    Statement.settle(wins, time, known, result);
    boolean speaks = wins ? !keepsValue() : isEmpty(known);
    say(speaks ? said : known, result);
    Observation counting = wins ? said : known;
    if (state.isCorrectedWith(next)) {
      // Once corrected, a result does not become an uncorrected one by being sent again.
      counting = state == ResultState.CORRECTED ? known : said;
    }
    result.setStatusElement(counting.getStatusElement().copy());
  }

  /** Whether a state arrived before the value it is about. */
  private static boolean isEmpty(Observation known) {
    return !known.hasValue()
        && !known.hasComponent()
        && !known.hasDataAbsentReason()
        && !known.hasExtension();
  }

  /** D and W take the result back, U releases it: none of them says the value again. */
  private boolean keepsValue() {
    return RETRACTIONS.contains(code) || (code.equals("U") && isEmpty(said));
  }

  private static void say(Observation from, Observation to) {
    Observation word = from.copy();
    to.setValue(word.getValue());
    to.setDataAbsentReason(word.getDataAbsentReason());
    to.setInterpretation(word.getInterpretation());
    to.setReferenceRange(word.getReferenceRange());
    to.setComponent(word.getComponent());
    to.setNote(word.getNote());
    to.setEffective(word.getEffective());
    to.setMethod(word.getMethod());
    to.setBodySite(word.getBodySite());
    to.setDevice(word.getDevice());
    to.setSpecimen(word.getSpecimen());
    to.setPerformer(word.getPerformer());
    to.setExtension(word.getExtension());
    to.setCode(word.getCode());
  }
}
