package org.corridor.exchange;

import java.util.List;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.SegmentUse;
import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Place;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;

/**
 * Tells several what it hears, and finds what only a receiver knows: numbers that came before, and
 * test data in production.
 */
final class Repetitions extends Several {

  private final Earlier earlier;
  private final String usage;
  private String duplicate = "";

  /**
   * @param usage what ISA15 must be
   */
  Repetitions(List<? extends GuidedHandler> all, Earlier earlier, String usage) {
    super(all);
    this.earlier = earlier;
    this.usage = usage;
  }

  /** Whether the interchange came before. */
  boolean isDuplicate() {
    return !duplicate.isEmpty();
  }

  @Override
  public void interchange(Interchange begun) {
    super.interchange(begun);
    duplicate = Office.ask(earlier::interchange);
    if (isDuplicate()) {
      tell(
          Place.envelope(begun.control(), "", "", "ISA", "13"), "file-again", "TA1:025", duplicate);
    }
    if (!begun.usage().equals(usage)) {
      Place place = Place.envelope(begun.control(), "", "", "ISA", "15");
      tell(place, "usage-differs", "TA1:020", "ISA15 is not " + usage);
    }
  }

  @Override
  public void group(FunctionalGroup begun) {
    super.group(begun);
    // That groups and batches of a duplicate come again as well follows from that.
    if (!isDuplicate() && Office.ask(() -> earlier.group(begun))) {
      String in = begun.interchange().control();
      Place place = Place.envelope(in, begun.control(), "", "GS", "06");
      tell(place, "group-again", "AK9:19", "GS06 was used for an earlier group");
    }
  }

  @Override
  public void segment(SegmentUse use, long position, Segment segment) {
    super.segment(use, position, segment);
    TransactionSet set = current();
    if (set == null || position != 2 || !segment.is("BHT") || !set.type().equals("837")) {
      return;
    }
    String reference = segment.text(3);
    if (!reference.isEmpty() && !isDuplicate() && Office.ask(() -> earlier.batch(reference))) {
      FunctionalGroup group = set.group();
      String in = group.interchange().control();
      Place place =
          new Place(in, group.control(), set.control(), position, "", "BHT", "3", "127", "");
      tell(place, "batch-again", "IK4:I12", "BHT03 was used for an earlier batch");
    }
  }

  private void tell(Place place, String code, String answer, String text) {
    finding(new Finding(7, Finding.Severity.ERROR, place, code, answer, text, "", ""));
  }
}
