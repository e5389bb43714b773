package org.corridor.reconciliation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Makes one of two resources: the newer facts count, and the state is for the rule to say. */
final class Uniting {

  private Uniting() {}

  /** Lets what the draft states begin with what was known of {@code other}. */
  static void of(Resource other, Draft draft, Worksheet worksheet) {
    Optional<Resource> known = worksheet.open(draft.reference());
    boolean newer = known.filter(one -> !isNewer(other, one)).isEmpty();
    Resource survivor =
        known.orElseGet(
            () -> {
              Resource copy = other.copy();
              copy.setId(draft.resource().getIdPart());
              copy.getMeta().setVersionId(null).setLastUpdated(null);
              worksheet.create(draft.reference(), copy);
              return copy;
            });
    if (known.isPresent()) {
      takeOver(other, survivor, newer);
    }
    draft.rule().unite(other, survivor, newer);
  }

  private static boolean isNewer(Resource resource, Resource than) {
    Instant time = Memory.eventTime(than).orElse(Instant.MIN);
    return Memory.eventTime(resource).filter(time::isBefore).isPresent();
  }

  /** What was said of the other holds where nothing newer was said of the one. */
  private static void takeOver(Resource other, Resource survivor, boolean newer) {
    Resource gaps = other.copy();
    gaps.setId(survivor.getIdPart());
    gaps.setMeta(null);
    withoutStatus(gaps);
    Instant time = Memory.eventTime(other).orElse(Instant.EPOCH);
    Draft draft =
        newer ? Draft.asserted(gaps, time, Set.of()) : Draft.mentioned(gaps, Instant.EPOCH);
    new Amendment(draft, survivor).apply();
  }

  /** How the one stands is for its rule to say. */
  private static void withoutStatus(Resource resource) {
    if (resource instanceof ServiceRequest order) {
      order.setStatus(null);
    } else if (resource instanceof Appointment appointment) {
      appointment.setStatus(null);
    }
  }
}
