package org.corridor.routing;

import org.corridor.hl7v2.V2Message;

/**
 * Whether a message is meant, written as
 *
 * <pre>
 *   MSH-9.1 = ORU and (PV1-2 in (I, E) or exists ZPI) and not OBX-11 = X
 *   PID-3.4 != HOSP      the same as: not PID-3.4 = HOSP
 *   OBX-3.1 ~ '^GLU'     a regular expression found in it; !~ not found
 *   OBX-5 &gt; 100          a number; also &gt;=, &lt;, &lt;=
 * </pre>
 *
 * <p>A place is as in {@link org.corridor.hl7v2.Places}: a comparison holds when it holds for any
 * segment of that name and any repetition, unless {@code OBX[1]-5[1]} says which. Nothing sent and
 * {@code ""} are no value, so that a comparison with them does not hold and {@code exists} is
 * false. A word with other characters than letters, digits and {@code . _ : / + * -} stands in
 * quotes.
 */
public interface Condition {

  /**
   * Whether it holds.
   *
   * @throws Unroutable when that cannot be found out
   */
  boolean holds(V2Message message);

  /**
   * Reads a condition.
   *
   * @throws BadCondition when {@code text} is none; says where and why
   */
  static Condition of(String text) {
    return new ConditionReader(text).read();
  }
}
