package org.corridor.exchange;

/** What is counted. */
public enum NumberKind {
  /** Of interchanges for a partner; nine digits. */
  ISA13(999_999_999L, 20),
  /** Of groups for a partner. A 999 does not say ISA13, so these have to differ for ever too. */
  GS06(999_999_999L, 20),
  /** Of sets, over all partners: a 277CA names a batch by it. */
  BHT03(999_999_999_999L, 50);

  final long last;
  final int block;

  NumberKind(long last, int block) {
    this.last = last;
    this.block = block;
  }
}
