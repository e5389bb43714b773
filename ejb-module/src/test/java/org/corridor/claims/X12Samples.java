package org.corridor.claims;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.guides.Guide;
import org.corridor.guides.GuidedReader;
import org.corridor.guides.Guides;
import org.corridor.guides.Loop;
import org.corridor.guides.RuleBook;
import org.corridor.guides.UnitReader;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.corridor.x12.TransactionSet;

/** The units of a file. */
final class X12Samples {
  private X12Samples() {}

  static List<Loop> units(byte[] file, String... ids) throws IOException {
    List<Loop> units = new ArrayList<>();
    UnitReader.Units taker =
        new UnitReader.Units() {
          @Override
          public void unit(TransactionSet set, Guide guide, Loop unit) {
            units.add(unit);
          }
        };
    GuidedReader guided =
        new GuidedReader(
            Guides.standard(), RuleBook.NONE, new UnitReader(Set.of(ids), taker), Limits.USUAL);
    new InterchangeReader(guided, Limits.USUAL).read(new ByteArrayInputStream(file));
    return units;
  }
}
