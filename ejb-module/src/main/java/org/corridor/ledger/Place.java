package org.corridor.ledger;

import org.corridor.journal.Batch;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.TransactionSet;

/**
 * Where something was said.
 *
 * @param sender ISA06
 * @param receiver ISA08
 * @param interchange ISA13
 * @param stamp ISA09 and ISA10
 * @param group GS06
 * @param set ST02
 * @param position of the segment in its set
 */
public record Place(
    String sender,
    String receiver,
    String interchange,
    String stamp,
    String group,
    String set,
    long position) {

  private static final int LONGEST = 20;

  static Place of(TransactionSet set, long position) {
    FunctionalGroup group = set.group();
    Place outer = of(group.interchange());
    return new Place(
        outer.sender,
        outer.receiver,
        outer.interchange,
        outer.stamp,
        Batch.cut(group.control(), LONGEST),
        Batch.cut(set.control(), LONGEST),
        position);
  }

  static Place of(Interchange interchange) {
    return new Place(
        Batch.cut(interchange.sender(), LONGEST),
        Batch.cut(interchange.receiver(), LONGEST),
        Batch.cut(interchange.control(), LONGEST),
        Batch.cut(interchange.date() + interchange.time(), 10),
        "",
        "",
        0);
  }
}
