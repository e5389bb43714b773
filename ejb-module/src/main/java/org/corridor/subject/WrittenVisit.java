package org.corridor.subject;

import java.util.Optional;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.Source;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;

/** The visit as PV1, where a message is about something else that happened in it. */
public final class WrittenVisit {

  private static final SegmentRows PV1 = SegmentRows.load(WrittenVisit.class, "Encounter-PV1.csv");

  private WrittenVisit() {}

  /** Adds PV1 for the visit that {@code encounter} leads to; tells whether the bundle holds it. */
  public static boolean add(MessageDraft draft, Reference encounter, Source source) {
    Optional<Encounter> visit = source.resolve(encounter, Encounter.class);
    visit.ifPresent(found -> add(draft, found));
    return visit.isPresent();
  }

  /** Adds PV1. */
  public static void add(MessageDraft draft, Encounter visit) {
    draft.add(PV1, visit).restart("PV1");
  }
}
