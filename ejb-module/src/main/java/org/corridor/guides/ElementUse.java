package org.corridor.guides;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An element, or a component of one, as a guide uses it.
 *
 * @param number its number in the segment, or in the composite
 * @param data what the dictionary says
 * @param required whether it must be there
 * @param repeats how often it may be there
 * @param min least length in this guide
 * @param max greatest length in this guide
 * @param codes what it may be, or null where anything may
 * @param list the external code list that it is from, or empty
 * @param components of a composite, by number from 1 (0 and those not used are null); empty
 *     otherwise
 * @param notes syntax notes of the composite
 */
record ElementUse(
    int number,
    DataElement data,
    boolean required,
    int repeats,
    int min,
    int max,
    @Nullable Codes codes,
    String list,
    List<Optional<ElementUse>> components,
    List<SyntaxNote> notes) {

  boolean composite() {
    return data.type() == DataElement.Type.COMPOSITE;
  }
}
