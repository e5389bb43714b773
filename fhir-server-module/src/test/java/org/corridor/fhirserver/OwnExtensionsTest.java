package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.support.IValidationSupport;
import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

class OwnExtensionsTest {

  @Test
  void theServerKnowsThem() {
    IValidationSupport known = Store.on(Database.H2).bean(IValidationSupport.class);
    assertThat(known.fetchStructureDefinition(Names.EXTENSION + "identity-unknown"))
        .isInstanceOfSatisfying(
            StructureDefinition.class,
            definition ->
                assertThat(definition.getContextFirstRep().getExpression()).isEqualTo("Patient"));
  }
}
