package org.corridor.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.conformance.Element.Leg;

/** Reads what the guide writes in its column of FHIR elements. */
final class GuideElements {

  /** The URL of each numbered extension, by row and place: only a row of its own tells it. */
  private final Map<String, String> urls = new HashMap<>();

  GuideElements(List<GuideRow> rows) {
    for (GuideRow row : rows) {
      if (row.fhir().matches(".*extension[^.]*\\.ur[li]\\)*")) {
        String place = row.fhir().replaceAll("\\.ur[li]\\)*$", "");
        String url = row.value().replace("\"", "");
        urls.put(row.map() + row.v2() + place, url);
        urls.putIfAbsent(row.map() + place, url);
      }
    }
  }

  Element of(GuideRow row) {
    String root = row.map().replaceAll(".*\\[|[-\\]].*", "");
    String text = row.fhir().replaceAll("=.*", "").strip();
    List<Leg> legs = new ArrayList<>();
    StringBuilder raw = new StringBuilder();
    for (String part : text.split("\\(", -1)) {
      raw.append(raw.isEmpty() ? "" : "(");
      String type = root;
      List<String> steps = new ArrayList<>();
      for (String piece : part.replace(")", "").split("\\.", -1)) {
        raw.append(raw.isEmpty() || raw.charAt(raw.length() - 1) == '(' ? "" : ".").append(piece);
        String name = piece.replaceAll("[\\[:].*", "").strip();
        if (!legs.isEmpty() && steps.isEmpty() && startsUpper(name) && type.equals(root)) {
          type = name;
        } else {
          step(row, name, raw.toString()).ifPresent(steps::add);
        }
      }
      legs.add(new Leg(type, steps));
    }
    return new Element(legs);
  }

  private java.util.Optional<String> step(GuideRow row, String name, String raw) {
    if (name.equals("extension")) {
      String url = urls.get(row.map() + row.v2() + raw);
      return java.util.Optional.of(
          Element.extension(url != null ? url : urls.getOrDefault(row.map() + raw, "?")));
    }
    boolean url = name.equals("url") || name.equals("uri");
    boolean itself = name.startsWith("$") || name.isEmpty();
    return itself || (url && raw.matches(".*extension[^.]*\\.ur[li]"))
        ? java.util.Optional.empty()
        : java.util.Optional.of(Element.plain(name));
  }

  private static boolean startsUpper(String name) {
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
  }
}
