package org.corridor.translation;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/** One resource or element being filled from one segment: which items its rows share so far. */
final class Filling {

  private record Item(Base parent, String slot, Base item) {}

  private final Base root;
  private final List<Item> items = new ArrayList<>(4);

  Filling(Base root) {
    this.root = root;
  }

  Base root() {
    return root;
  }

  @Nullable Base item(Base parent, String slot) {
    for (Item known : items) {
      if (known.parent() == parent && known.slot().equals(slot)) {
        return known.item();
      }
    }
    return null;
  }

  void keep(Base parent, String slot, Base item) {
    items.add(new Item(parent, slot, item));
  }
}
