package org.corridor.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.corridor.guides.Loop;

/** A loop of a claim that is being made or taken apart. */
public final class Part {
  private static final List<String> PROVIDER = names("PRV N3 N4 REF PER");

  /** Segments after the first of a loop, in the order of the standard. */
  private static final Map<String, List<String>> ORDER =
      Map.ofEntries(
          Map.entry("2000A", names("PRV CUR")),
          Map.entry("2000B", names("SBR PAT")),
          Map.entry("2010BA", names("N3 N4 DMG REF PER")),
          Map.entry("2010CA", names("N3 N4 DMG REF PER")),
          Map.entry("2300", names("DTP CL1 DN1 DN2 PWK CN1 AMT REF K3 NTE CR1 CR2 CRC HI HCP")),
          Map.entry("2320", names("CAS AMT OI MIA MOA")),
          Map.entry("2330B", names("N3 N4 DTP REF")),
          Map.entry(
              "2400",
              names("SV1 SV2 SV3 TOO SV5 PWK CR1 CR3 CRC DTP QTY MEA CN1 REF AMT K3 NTE PS1 HCP")),
          Map.entry("2410", names("CTP REF")),
          Map.entry("2430", names("CAS DTP AMT")),
          Map.entry("2440", names("LQ FRM")));

  private final String id;
  private final List<Row> rows = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  public Part(String id) {
    this.id = id;
  }

  /** What was read, without hierarchical levels. */
  static Part of(Loop loop) {
    Part part = new Part(loop.id());
    loop.lines().stream()
        .map(Loop.Line::segment)
        .filter(s -> !s.is("HL"))
        .forEach(s -> part.add(Row.of(s)));
    loop.loops().forEach(inner -> part.add(of(inner)));
    return part;
  }

  /** A copy that can be changed. */
  Part copy() {
    Part copy = new Part(id);
    copy.rows.addAll(rows);
    parts.forEach(inner -> copy.add(inner.copy()));
    return copy;
  }

  /** Such as {@code 2310B}. */
  public String id() {
    return id;
  }

  /** Its segments. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** The loops in it. */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  /** The loops of an id in it. */
  public List<Part> parts(String of) {
    return parts.stream().filter(p -> p.id.equals(of)).toList();
  }

  /** The first loop of an id in it. */
  public Optional<Part> part(String of) {
    return parts.stream().filter(p -> p.id.equals(of)).findFirst();
  }

  /** An element of its first segment of a name; empty without one. */
  public String text(String name, int element) {
    return row(name).map(r -> r.text(element)).orElse("");
  }

  /** An element of its first segment of a name and qualifier; empty without one. */
  public String text(String name, String qualifier, int element) {
    return row(name, qualifier).map(r -> r.text(element)).orElse("");
  }

  /** Its first segment of a name. */
  public Optional<Row> row(String name) {
    return rows.stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /** Its first segment of a name and qualifier. */
  public Optional<Row> row(String name, String qualifier) {
    return rows.stream().filter(r -> r.is(name, qualifier)).findFirst();
  }

  Part add(Row row) {
    if (!row.elements().isEmpty()) {
      rows.add(row);
    }
    return this;
  }

  Part add(Part part) {
    parts.add(part);
    return this;
  }

  /** Takes segments out. */
  List<Row> take(Predicate<Row> which) {
    List<Row> taken = new ArrayList<>();
    for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
      Row row = all.next();
      if (which.test(row)) {
        taken.add(row);
        all.remove();
      }
    }
    return taken;
  }

  /** Takes the first segment of a name out. */
  Optional<Row> take(String name) {
    Optional<Row> first = row(name);
    first.ifPresent(rows::remove);
    return first;
  }

  /** Takes the first segment of a name and qualifier out. */
  Optional<Row> take(String name, String qualifier) {
    Optional<Row> first = row(name, qualifier);
    first.ifPresent(rows::remove);
    return first;
  }

  /** Takes loops out. */
  List<Part> takeParts(Predicate<Part> which) {
    List<Part> taken = parts.stream().filter(which).toList();
    parts.removeAll(taken);
    return taken;
  }

  /** Takes the first loop of an id out. */
  Optional<Part> takePart(String of) {
    Optional<Part> first = part(of);
    first.ifPresent(parts::remove);
    return first;
  }

  /** Brings segments and loops into the order in which a guide takes them. */
  Part ordered() {
    List<String> order = ORDER.getOrDefault(id, PROVIDER);
    // What begins a loop is not in its list, and stays before all else.
    rows.sort(Comparator.comparingInt(row -> order.indexOf(row.name())));
    parts.sort(Comparator.comparing(Part::id));
    parts.forEach(Part::ordered);
    return this;
  }

  private static List<String> names(String all) {
    return List.of(all.split(" ", -1));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Part part
        && id.equals(part.id)
        && rows.equals(part.rows)
        && parts.equals(part.parts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, rows, parts);
  }

  @Override
  public String toString() {
    return "loop " + id;
  }
}
