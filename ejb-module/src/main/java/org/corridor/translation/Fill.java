package org.corridor.translation;

import org.corridor.hl7v2.V2Segment;
import org.hl7.fhir.r4.model.Base;

/** That a table was run: what was filled, from which segment, by which table. */
record Fill(Base root, V2Segment segment, SegmentTable table) {

  /** For those who ask which segment and which rules are behind a resource. */
  String source() {
    return segment.location() + ' ' + table.file();
  }
}
