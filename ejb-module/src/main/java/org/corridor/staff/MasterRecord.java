package org.corridor.staff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;

/**
 * One record of a master file: MFE and what stands behind it, up to the next one.
 *
 * @param mfe says what happens to the record
 * @param segments the record itself; may be empty where it goes out of use
 */
record MasterRecord(V2Segment mfe, List<V2Segment> segments) {

  static List<MasterRecord> of(V2Message message) {
    List<MasterRecord> records = new ArrayList<>();
    for (V2Segment segment : message.segments()) {
      if (segment.name().equals("MFE")) {
        records.add(new MasterRecord(segment, new ArrayList<>()));
      } else if (!records.isEmpty()) {
        records.get(records.size() - 1).segments().add(segment);
      }
    }
    return records;
  }

  Optional<V2Segment> first(String name) {
    return segments.stream().filter(segment -> segment.name().equals(name)).findFirst();
  }

  List<V2Segment> all(String name) {
    return segments.stream().filter(segment -> segment.name().equals(name)).toList();
  }
}
