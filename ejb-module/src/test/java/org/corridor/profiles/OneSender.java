package org.corridor.profiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.corridor.admission.AdmissionJourney;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.results.ResultsJourney;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * One sender with a profile of its own, and messages that it sends.
 *
 * @param folder where the profile lies
 */
record OneSender(Path folder) {

  static final String EVENT = "EVN||20250611080000";

  private static final MessageFamily ADMISSION = new AdmissionJourney();
  private static final MessageFamily RESULTS = new ResultsJourney();

  /** The sender, by the lines of its profile. */
  SenderProfile sender(String... lines) throws IOException {
    Path file = folder.resolve("sender.yaml");
    Files.writeString(file, "match: {application: APP}\n" + String.join("\n", lines) + "\n");
    return Profiles.load(file).of("main", "APP", "FAC");
  }

  /** Puts a file beside the profile. */
  void beside(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  static Translation admit(SenderProfile sender, String... segments) {
    return translate(ADMISSION, "ADT^A01^ADT_A01", sender, segments);
  }

  static Translation report(SenderProfile sender, String... segments) {
    return translate(RESULTS, "ORU^R01^ORU_R01", sender, segments);
  }

  private static Translation translate(
      MessageFamily family, String type, SenderProfile sender, String... segments) {
    String msh = "MSH|^~\\&|APP|FAC|||20250611090000||" + type + "|1|P|2.5.1\r";
    String text = msh + String.join("\r", segments);
    return family.translate(V2Message.parse(text.getBytes(StandardCharsets.UTF_8), sender), sender);
  }

  static <T extends Resource> List<T> all(Translation translation, Class<T> type) {
    return translation.bundle().getEntry().stream()
        .map(entry -> entry.getResource())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  static Patient patient(Translation translation) {
    return all(translation, Patient.class).get(0);
  }

  static List<String> codes(List<Coding> codings) {
    return codings.stream().map(coding -> coding.getSystem() + "|" + coding.getCode()).toList();
  }
}
