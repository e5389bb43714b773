package org.corridor.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One repetition of a field that is being written: components and their sub-components. */
public final class V2Value {

  private static final String SPECIAL = "|^~\\&";
  private static final String[] ESCAPED = {"\\F\\", "\\S\\", "\\R\\", "\\E\\", "\\T\\"};

  private final List<List<String>> components = new ArrayList<>();

  /** Puts {@code text} as component {@code component}, from 1; an empty text puts nothing. */
  public V2Value set(int component, String text) {
    return set(component, 1, text);
  }

  /** Puts {@code text} as a sub-component, from 1; an empty text puts nothing. */
  public V2Value set(int component, int sub, String text) {
    if (!text.isEmpty()) {
      List<String> parts = at(components, component - 1, ArrayList::new);
      at(parts, sub - 1, () -> "");
      parts.set(sub - 1, text);
    }
    return this;
  }

  /** Puts {@code value} with its components as the sub-components of {@code component}. */
  public V2Value in(int component, V2Value value) {
    for (int i = 0; i < value.components.size(); i++) {
      List<String> parts = value.components.get(i);
      set(component, i + 1, parts.isEmpty() ? "" : parts.get(0));
    }
    return this;
  }

  private static <T> T at(List<T> list, int index, Supplier<T> none) {
    while (list.size() <= index) {
      list.add(none.get());
    }
    return list.get(index);
  }

  /** What has been put as a sub-component, from 1; empty when nothing has. */
  String get(int component, int sub) {
    boolean has = has(component) && sub <= components.get(component - 1).size();
    return has ? components.get(component - 1).get(sub - 1) : "";
  }

  /** Whether component {@code component} has been put. */
  boolean has(int component) {
    return component <= components.size() && !components.get(component - 1).isEmpty();
  }

  /** Whether nothing has been put. */
  public boolean isEmpty() {
    return components.isEmpty();
  }

  /** As it is sent, with {@code |^~\&} as separators (HL7 v2.5.1 ch. 2.5.3, 2.7). */
  String text() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < components.size(); i++) {
      out.append(i == 0 ? "" : "^");
      List<String> parts = components.get(i);
      for (int j = 0; j < parts.size(); j++) {
        out.append(j == 0 ? "" : "&");
        escape(parts.get(j), out);
      }
    }
    // Alone in a field, two quotation marks would delete what the receiver has.
    return out.toString().equals("\"\"") ? "\\X2222\\" : out.toString();
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int special = SPECIAL.indexOf(c);
      if (special >= 0) {
        out.append(ESCAPED[special]);
      } else if (c == '\n') {
        out.append("\\.br\\");
      } else if (c == '\r') {
        out.append(i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "" : "\\.br\\");
      } else if (c < ' ' || c == 0x7F) {
        out.append(String.format("\\X%02X\\", (int) c));
      } else {
        out.append(c);
      }
    }
  }
}
