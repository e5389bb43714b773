package org.corridor.guides;

import java.util.List;
import org.corridor.x12.TransactionSet;

/** Where {@link SetChecks} come from. */
public interface RuleBook {
  /** The checks of a set; what they find they tell {@code findings}. */
  List<SetChecks> of(TransactionSet set, Guide guide, Findings findings);

  /** Nothing beyond the guide's table. */
  RuleBook NONE = (set, guide, findings) -> List.of();
}
