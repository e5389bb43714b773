package org.corridor.screening;

import java.util.function.Consumer;
import org.corridor.x12.EarlierTexts;
import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Place;
import org.corridor.x12.Finding.Severity;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;

/**
 * Numbers that no sender may use twice, of all files of a run: ISA13, GS06, BHT03, and the trace of
 * a remittance. That of a set (ST02) is the reader's business.
 */
public final class Repeats {
  private final EarlierTexts interchanges = new EarlierTexts();
  private final EarlierTexts groups = new EarlierTexts();
  private final EarlierTexts batches = new EarlierTexts();
  private final EarlierTexts remittances = new EarlierTexts();

  /** Whether the number of an interchange is new. */
  boolean interchange(Interchange i, Consumer<Finding> told) {
    boolean first =
        interchanges.first(
            i.senderQualifier(), i.sender(), i.receiverQualifier(), i.receiver(), i.control());
    if (!first) {
      told.accept(
          finding(
              Place.envelope(i.control(), "", "", "ISA", "13"),
              "interchange-control-number-again",
              "",
              "an earlier interchange of this sender has the same ISA13, with other content"));
    }
    return first;
  }

  void group(FunctionalGroup g, Consumer<Finding> told) {
    Interchange in = g.interchange();
    // within one interchange it is the reader that tells
    if (!groups.first(in.sender(), g.sender(), g.receiver(), g.functionalId(), g.control())) {
      told.accept(
          finding(
              Place.envelope(in.control(), g.control(), "", "GS", "06"),
              "group-control-number-used",
              "",
              "an earlier group of this sender has the same GS06"));
    }
  }

  void batch(TransactionSet set, Segment bht, Consumer<Finding> told) {
    Interchange in = set.group().interchange();
    if (bht.has(3) && !batches.first(in.sender(), set.group().sender(), set.type(), bht.text(3))) {
      told.accept(
          finding(
              place(set, 2, "BHT", "03"),
              "batch-number-again",
              "",
              "an earlier set of this sender has the same BHT03"));
    }
  }

  void remittance(TransactionSet set, String paid, Segment trn, Consumer<Finding> told) {
    if (!remittances.first(trn.text(2), trn.text(3), paid)) {
      told.accept(
          finding(
              place(set, 3, "TRN", "02"),
              "remittance-again",
              "",
              "an earlier remittance has the same TRN02, TRN03 and BPR02; it must not be posted"
                  + " twice"));
    }
  }

  private static Place place(TransactionSet set, long position, String segment, String element) {
    return new Place(
        set.group().interchange().control(),
        set.group().control(),
        set.control(),
        position,
        "",
        segment,
        element,
        "",
        "");
  }

  private static Finding finding(Place place, String code, String answer, String text) {
    return new Finding(7, Severity.WARNING, place, code, answer, text, "", "");
  }
}
