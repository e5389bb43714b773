package org.corridor.documents;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.testing.Segment;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;

/** Sends summary D1 of one invented patient, and what MDM says of it then. */
final class Dictation {

  static final String PID = "PID|1||77001^^^NORTH^MR||Okafor^Ada";
  static final String TEXT = "OBX|1|TX|18842-5^Discharge summary^LN||Went home||||||F";

  private final TestHub hub = new TestHub(new DocumentsJourney());

  /** MSH at {@code time}, a day and a time of March 2026. */
  static String msh(String trigger, String time) {
    return Segment.msh("DICT", "MDM^" + trigger, "202603" + time);
  }

  /** TXA of a discharge summary with the number D1, with further fields by number. */
  static String txa(String... fields) {
    return Segment.of("TXA", "2=DS^Discharge summary^HL70270", "3=TX")
        .with("6=20260301070000", "12=D1^DICT")
        .with(fields)
        .text();
  }

  /** Received twice, as from a sender that missed the acknowledgement. */
  List<Finding> receive(String... segments) {
    return hub.receiveTwice(segments);
  }

  void write() {
    receive(msh("T02", "01080000"), PID, txa("17=AU"), TEXT);
  }

  DocumentReference document(String number) {
    return hub.all(DocumentReference.class).stream()
        .filter(one -> one.getMasterIdentifier().getValue().equals(number))
        .findFirst()
        .orElseThrow();
  }

  /** The text of one content of D1. */
  String text(int content) {
    return text(document("D1").getContent().get(content).getAttachment());
  }

  static String text(Attachment attachment) {
    return new String(attachment.getData(), StandardCharsets.UTF_8);
  }

  <T extends Resource> List<T> all(Class<T> type) {
    return hub.all(type);
  }

  <T extends Resource> T the(Class<T> type) {
    return hub.the(type);
  }

  /** Where a message is wrong that is refused. */
  List<String> refuse(String... segments) {
    return hub.refuse(segments).stream().map(Finding::location).toList();
  }
}
