package org.corridor.guides;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The standard as a guide without rules: every segment may stand anywhere, every element is
 * optional. What a set without a known guide has wrong in itself can be told all the same.
 */
final class BaseStandard {
  private final Dictionary dictionary;
  private final LoopUse root = new LoopUse(GuideLine.SET, 0, null, 0);

  private BaseStandard(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  static Guide of(Dictionary dictionary) {
    return new BaseStandard(dictionary).guide();
  }

  private Guide guide() {
    for (String name : dictionary.segmentNames()) {
      root.add(use(name));
    }
    root.seal();
    return new Guide(
        "005010",
        Set.of(),
        "",
        "",
        "X12 005010",
        "005010",
        Set.of(),
        root,
        List.copyOf(root.segments),
        List.of(root));
  }

  private SegmentUse use(String name) {
    Dictionary.Entry entry = dictionary.segment(name);
    @Nullable ElementUse[] elements = new ElementUse[entry.elements().size() + 1];
    for (int i = 1; i < elements.length; i++) {
      elements[i] = element(i, entry.elements().get(i - 1));
    }
    GuideLine line = new GuideLine(false, name, 0, false, Integer.MAX_VALUE, "", "");
    return new SegmentUse(line, 0, root, root.segments.size(), elements, entry, null);
  }

  private ElementUse element(int number, DataElement data) {
    List<Optional<ElementUse>> parts = new ArrayList<>();
    List<SyntaxNote> notes = List.of();
    if (data.type() == DataElement.Type.COMPOSITE) {
      Dictionary.Entry composite = dictionary.composite(data.number());
      notes = composite.notes();
      parts.add(Optional.empty());
      for (DataElement part : composite.elements()) {
        parts.add(Optional.of(element(parts.size(), part)));
      }
    }
    return new ElementUse(
        number,
        data,
        false,
        Integer.MAX_VALUE,
        data.min(),
        data.max(),
        null,
        "",
        List.copyOf(parts),
        notes);
  }
}
