package org.corridor.eligibility;

import java.util.List;

/**
 * A 999 or TA1 that came instead of an answer.
 *
 * @param kind {@code 999} or {@code TA1}
 * @param interchange ISA13 of what was sent, for a TA1
 * @param group GS06 of what was sent, for a 999
 * @param set ST02 of what was sent; empty where everything of the group is meant
 * @param reasons its codes
 */
public record Refusal(
    String kind, String interchange, String group, String set, List<Rejection> reasons) {}
