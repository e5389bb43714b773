package org.corridor.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.corridor.observation.ResultState;
import org.corridor.observation.Statement;
import org.corridor.reconciliation.Rule;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The life of one report (HL7 table 0123). A correction may repeat only the results it corrects, so
 * that the list of results only grows.
 *
 * @param said what the message says
 * @param time when it was said
 */
record ReportLife(DiagnosticReport said, Instant time) implements Rule {

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    if (before instanceof DiagnosticReport known && after instanceof DiagnosticReport report) {
      report.setResult(united(known.getResult(), report.getResult()));
      settle(known, report);
    }
  }

  private void settle(DiagnosticReport known, DiagnosticReport report) {
    ResultState state = ResultState.of(String.valueOf(known.getStatusElement().getCode()));
    ResultState next = ResultState.of(String.valueOf(said.getStatusElement().getCode()));
    boolean wins = state.givesWayTo(next, Statement.isNewer(time, known));
    Statement.settle(wins, time, known, report);
    report.setStatus(wins ? said.getStatus() : known.getStatus());
    if (state.isCorrectedWith(next)) {
      report.setStatus(state == ResultState.CORRECTED ? known.getStatus() : said.getStatus());
    }
    if (!wins) {
      DiagnosticReport word = known.copy();
      report.setIssuedElement(word.getIssuedElement());
      report.setEffective(word.getEffective());
      report.setPresentedForm(word.getPresentedForm());
    }
  }

  private static List<Reference> united(List<Reference> known, List<Reference> said) {
    List<Reference> all = new ArrayList<>(known.stream().map(Reference::copy).toList());
    for (Reference reference : said) {
      if (all.stream().noneMatch(r -> r.equalsDeep(reference))) {
        all.add(reference);
      }
    }
    return all;
  }
}
