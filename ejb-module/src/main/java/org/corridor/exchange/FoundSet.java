package org.corridor.exchange;

import java.util.List;
import java.util.UUID;
import org.corridor.x12.Finding;
import org.corridor.x12.TransactionSet;

/**
 * A set as it was read.
 *
 * @param id that it gets here
 * @param group which of its interchange's groups it is in, from 0
 * @param kind as guides name it; ST01 where none reads it
 * @param reference BHT03, BGN02, or TRN02 of an 835; may be empty
 * @param begins where its ST stands in the interchange
 * @param units how many claims it has
 * @param findings the first of them
 * @param refusal why it cannot be used; empty where it can
 */
record FoundSet(
    UUID id,
    TransactionSet header,
    int group,
    String kind,
    String reference,
    long begins,
    long length,
    long units,
    List<Finding> findings,
    String refusal) {}
