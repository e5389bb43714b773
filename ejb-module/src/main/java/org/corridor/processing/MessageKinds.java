package org.corridor.processing;

import java.util.List;
import org.corridor.admission.PatientMessages;
import org.corridor.documents.DocumentMessages;
import org.corridor.immunization.ImmunizationMessages;
import org.corridor.orders.OrderMessages;
import org.corridor.pharmacy.PharmacyMessages;
import org.corridor.results.ResultMessages;
import org.corridor.routing.FhirToV2;
import org.corridor.routing.Unroutable;
import org.corridor.scheduling.AppointmentMessages;
import org.corridor.writing.Letterhead;
import org.corridor.writing.MessageWriter;
import org.corridor.writing.MessageWriters;
import org.corridor.writing.Unwritable;

/** The kinds of resources that the hub writes HL7 v2 messages about. */
public final class MessageKinds {

  /** Compiled when the first route asks for it: most hubs never write. */
  private static final class Compiled {
    static final List<MessageWriter> ALL =
        List.of(
            new ResultMessages(),
            new OrderMessages(),
            new PharmacyMessages(),
            new AppointmentMessages(),
            new ImmunizationMessages(),
            new DocumentMessages(),
            new PatientMessages());
  }

  private MessageKinds() {}

  /** Every kind, in the order in which their messages leave. */
  public static List<MessageWriter> all() {
    return Compiled.ALL;
  }

  /** What routes have bundles written by. */
  public static FhirToV2 writer(Letterhead from) {
    return (bundle, arrived, wanted) -> {
      try {
        return new MessageWriters(all(), from).write(bundle, arrived, wanted);
      } catch (Unwritable unwritable) {
        throw new Unroutable(unwritable.finding());
      }
    };
  }
}
