package org.corridor.subject;

import java.util.ArrayList;
import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;

/** Cuts a message about several patients into parts, one for each PID with what follows it. */
public final class PatientGroups {

  private PatientGroups() {}

  /** One passage for each patient; that of the whole message when it is about one or none. */
  public static List<Passage> of(Passage passage) {
    V2Message message = passage.message();
    if (message.all("PID").size() < 2) {
      return List.of(passage);
    }
    List<V2Segment> head = new ArrayList<>();
    List<List<V2Segment>> groups = new ArrayList<>();
    for (V2Segment segment : message.segments()) {
      if (segment.name().equals("PID")) {
        groups.add(new ArrayList<>(head));
      }
      (groups.isEmpty() ? head : groups.get(groups.size() - 1)).add(segment);
    }
    return groups.stream().map(group -> passage.of(message.part(group))).toList();
  }
}
