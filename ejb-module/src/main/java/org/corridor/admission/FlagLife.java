package org.corridor.admission;

import org.corridor.reconciliation.Rule;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A flag that was taken away before anybody saw it still has a code. */
record FlagLife() implements Rule {

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    Flag flag = (Flag) after;
    if (!flag.hasCode()) {
      flag.setCode(
          new CodeableConcept(
              new Coding("http://terminology.hl7.org/CodeSystem/v2-0099", "VIP", "VIP")));
    }
  }
}
