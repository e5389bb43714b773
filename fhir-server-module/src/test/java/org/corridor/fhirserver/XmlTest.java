package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlTest {

  @Test
  void anExternalEntityIsNotRead(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "Topsecret");

    assertThat(familyIn("<!DOCTYPE p [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>", "&x;"))
        .doesNotContain("Topsecret");
  }

  @Test
  void entitiesDoNotMultiply() {
    String laughs =
        """
        <!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>""";

    assertThat(familyIn(laughs, "&c;")).doesNotContain("haha");
  }

  /** The family name that HAPI reads, or why it does not. */
  private static String familyIn(String prolog, String family) {
    String xml =
        prolog
            + "<Patient xmlns=\"http://hl7.org/fhir\"><name><family value=\""
            + family
            + "\"/></name><text><status value=\"generated\"/>"
            + "<div xmlns=\"http://www.w3.org/1999/xhtml\">"
            + family
            + "</div></text></Patient>";
    String[] read = new String[1];
    Throwable refusal =
        catchThrowable(
            () -> {
              Patient patient =
                  FhirContext.forR4Cached().newXmlParser().parseResource(Patient.class, xml);
              read[0] = patient.getNameFirstRep().getFamily() + patient.getText().getDivAsString();
            });
    return refusal == null ? read[0] : String.valueOf(refusal.getMessage());
  }
}
