package org.corridor.guides;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how a guide uses the elements of a segment: {@code 01:85 02=1|2 03 04? 05-1=@npi}. */
final class ElementNotation {
  private static final Pattern WORD =
      Pattern.compile(
          "(\\d\\d)(?:-(\\d))?(\\?)?(?:\\^(\\d+|\\*))?(?:\\{(\\d+)\\.\\.(\\d+)\\})?(?:([:=])(.+))?");

  private final Dictionary dictionary;
  private final Dictionary.Entry segment;
  private final SortedMap<Integer, Word> words = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<Integer, Word>> components = new TreeMap<>();
  private @Nullable Key key;

  private record Word(boolean required, int repeats, int min, int max, String sign, String codes) {
    static final Word PLAIN = new Word(true, 1, -1, -1, "", "");
  }

  ElementNotation(Dictionary dictionary, String segment) {
    this.dictionary = dictionary;
    this.segment = dictionary.segment(segment);
  }

  void read(String text) {
    for (String word : text.isBlank() ? new String[0] : text.strip().split(" +")) {
      Matcher m = WORD.matcher(word);
      if (!m.matches()) {
        throw new GuideDefect("not an element: " + word);
      }
      int element = Integer.parseInt(m.group(1));
      if (element > segment.elements().size()) {
        throw new GuideDefect("the dictionary has no element " + m.group(1));
      }
      if (m.group(2) == null) {
        words.put(element, word(m));
      } else {
        components
            .computeIfAbsent(element, e -> new TreeMap<>())
            .put(Integer.parseInt(m.group(2)), word(m));
        words.putIfAbsent(element, Word.PLAIN);
      }
      if (":".equals(m.group(7))) {
        int component = m.group(2) == null ? 0 : Integer.parseInt(m.group(2));
        key = new Key(element, component, new Codes(List.of(m.group(8).split("\\|"))));
      }
    }
  }

  private static Word word(Matcher m) {
    return new Word(
        m.group(3) == null,
        m.group(4) == null
            ? 1
            : m.group(4).equals("*") ? Integer.MAX_VALUE : Integer.parseInt(m.group(4)),
        m.group(5) == null ? -1 : Integer.parseInt(m.group(5)),
        m.group(6) == null ? -1 : Integer.parseInt(m.group(6)),
        m.group(7) == null ? "" : m.group(7),
        m.group(8) == null ? "" : m.group(8));
  }

  /** By number from 1; null are those that the guide does not use. */
  @Nullable ElementUse[] elements() {
    ElementUse[] uses = new ElementUse[words.isEmpty() ? 1 : words.lastKey() + 1];
    words.forEach((number, word) -> uses[number] = use(number, word));
    return uses;
  }

  Dictionary.Entry standard() {
    return segment;
  }

  @Nullable Key key() {
    return key;
  }

  private ElementUse use(int number, Word word) {
    DataElement data = segment.elements().get(number - 1);
    if (data.type() != DataElement.Type.COMPOSITE) {
      if (components.containsKey(number)) {
        throw new GuideDefect("element %02d is not a composite".formatted(number));
      }
      return use(number, word, data, List.of(), List.of());
    }
    Dictionary.Entry composite = dictionary.composite(data.number());
    SortedMap<Integer, Word> used = components.getOrDefault(number, new TreeMap<>());
    List<Optional<ElementUse>> parts = new ArrayList<>();
    parts.add(Optional.empty());
    for (int i = 1; i <= composite.elements().size(); i++) {
      Word part = used.get(i);
      int component = i;
      parts.add(
          Optional.ofNullable(part)
              .map(
                  p ->
                      use(
                          component,
                          p,
                          composite.elements().get(component - 1),
                          List.of(),
                          List.of())));
    }
    if (!used.isEmpty() && used.lastKey() >= parts.size()) {
      throw new GuideDefect("%s has no component %d".formatted(data.number(), used.lastKey()));
    }
    return use(number, word, data, List.copyOf(parts), composite.notes());
  }

  private static ElementUse use(
      int number,
      Word word,
      DataElement data,
      List<Optional<ElementUse>> parts,
      List<SyntaxNote> notes) {
    boolean external = word.codes().startsWith("@");
    return new ElementUse(
        number,
        data,
        word.required(),
        word.repeats(),
        word.min() < 0 ? data.min() : word.min(),
        word.max() < 0 ? data.max() : word.max(),
        word.codes().isEmpty() || external ? null : new Codes(List.of(word.codes().split("\\|"))),
        external ? word.codes().substring(1) : "",
        parts,
        notes);
  }
}
