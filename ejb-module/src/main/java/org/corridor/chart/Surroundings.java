package org.corridor.chart;

import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.subject.Visit;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;

/** What a visit belongs to and takes place in: the episode of care, the bed. */
public final class Surroundings {

  private static final SegmentTable EPISODE =
      SegmentTable.load(Surroundings.class, "PV1-EpisodeOfCare.csv", new EpisodeOfCare());
  private static final SegmentTable BED =
      SegmentTable.load(Surroundings.class, "PV1-Location.csv", new Location());

  private Surroundings() {}

  /** As {@link #draft(Passage, Reference, Visit, List)}, where nothing was diagnosed. */
  public static void draft(Passage passage, Reference patient, Visit visit) {
    draft(passage, patient, visit, List.of());
  }

  /**
   * Drafts the episode of care and the bed.
   *
   * @param diagnoses of the visit, which are those of the episode
   */
  public static void draft(
      Passage passage, Reference patient, Visit visit, List<Diagnoses.Stated> diagnoses) {
    V2Message message = passage.message();
    message.first("PV1").ifPresent(pv1 -> episode(passage, pv1, patient, visit, diagnoses));
    message.first("PV1").ifPresent(pv1 -> bed(passage, pv1, visit));
  }

  /** An episode without a number is only its description. */
  private static void episode(
      Passage passage,
      V2Segment pv1,
      Reference patient,
      Visit visit,
      List<Diagnoses.Stated> diagnoses) {
    EpisodeOfCare episode = new EpisodeOfCare();
    EPISODE.fill(episode, pv1, passage);
    if (episode.hasIdentifier()) {
      episode.setId(Identity.of("EpisodeOfCare", episode.getIdentifierFirstRep()));
      episode.setPatient(patient);
      Diagnoses.ofEpisode(passage, episode, diagnoses);
      visit.encounter().addEpisodeOfCare(passage.draft(episode, Weight.MENTION, Set.of()));
    } else if (episode.hasExtension()) {
      visit.encounter().addEpisodeOfCare(new Reference().setDisplay(pv1.field(53).text()));
    }
  }

  private static void bed(Passage passage, V2Segment pv1, Visit visit) {
    Location bed = new Location();
    Set<String> cleared = BED.fill(bed, pv1, passage);
    visit
        .place()
        .filter(where -> where.hasReference() && (bed.hasOperationalStatus() || !cleared.isEmpty()))
        .ifPresent(
            where -> {
              bed.setId(where.getReference().substring("Location/".length()));
              passage.draft(bed, Weight.ASSERT, cleared);
            });
  }
}
