package org.corridor.staff;

import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.subject.MessageSource;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;

/** The way of an MFN message: who works here, and where. It is about no patient. */
public final class MasterFilesJourney implements MessageFamily {

  private static final String STAFF = "M02";
  private static final String PLACES = "M05";
  private static final String REPLACE = "REP";

  @Override
  public boolean takes(String type, String trigger) {
    return type.equals("MFN") && (trigger.equals(STAFF) || trigger.equals(PLACES));
  }

  @Override
  public Translation translate(V2Message message, SenderProfile sender) {
    boolean staff = message.header().trigger().equals(STAFF);
    return Passage.through(message, sender, passage -> travel(passage, staff));
  }

  private static void travel(Passage passage, boolean staff) {
    List<MasterRecord> records = MasterRecord.of(passage.message());
    if (records.isEmpty()) {
      throw NotTranslatable.without("MFE", passage);
    }
    if (passage.message().value("MFI-3").equals(REPLACE)) {
      passage.note(
          Finding.information(
              "MFI-3", "file-not-replaced", "Records that this file leaves out stay as they are."));
    }
    for (MasterRecord record : records) {
      Optional<RecordEvent> event = event(record, passage);
      event.ifPresent(
          known -> {
            if (staff) {
              StaffMember.draft(passage, record, known);
            } else {
              Place.draft(passage, record, known);
            }
          });
    }
    MessageSource.draft(passage);
  }

  private static Optional<RecordEvent> event(MasterRecord record, Passage passage) {
    Optional<RecordEvent> event = RecordEvent.of(record.mfe().value("1"));
    if (event.isEmpty()) {
      passage.note(
          Finding.warning(
              record.mfe().location() + "-1",
              "103",
              "This event of a record is not known; the record was left out."));
    }
    return event;
  }
}
