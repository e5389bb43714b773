package org.corridor.datatypes;

import static org.assertj.core.api.Assertions.assertThat;

import org.corridor.testing.TestHub;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssigningAuthorityTest {

  @ParameterizedTest
  @CsvSource({
    "urn:oid:1.2.3.4, FAC",
    "urn:oid:1.2.3.4, ''",
    "urn:uuid:6f1d9a52-8c0b-5b7e-9f4e-2d1c7a90b3e4, ''",
    "urn:corridor:authority:NORTH%20WING, NORTH WING",
    "urn:corridor:authority:NORTH, ''",
    "urn:corridor:authority:ABC, called otherwise",
    "urn:dns:hospital.example, ''",
    "http://hl7.org/fhir/sid/us-ssn, ''",
    "http://hl7.org/fhir/sid/us-npi, NPI",
    "https://sender.example, FAC",
    "urn:corridor:sender:FAC:APP, ''"
  })
  void theReaderFindsTheSameSystem(String system, String name) {
    AssigningAuthority hd = AssigningAuthority.of(system, name);
    assertThat(
            MappingContext.of("", TestHub.SENDER)
                .systemFor(hd.namespace(), hd.universalId(), hd.universalIdType()))
        .isEqualTo(system);
    assertThat(hd.namespace()).contains(name);
  }
}
