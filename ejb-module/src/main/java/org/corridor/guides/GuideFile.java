package org.corridor.guides;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a guide's table; {@code docs/x12-guides.md} says what a line means. */
final class GuideFile {
  private final String file;
  private final Dictionary dictionary;
  private final Map<String, String> header = new HashMap<>();
  private final Map<String, List<String>> blocks = new HashMap<>();
  private final List<SegmentUse> segments = new ArrayList<>();
  private final List<LoopUse> loops = new ArrayList<>();

  private GuideFile(String file, Dictionary dictionary) {
    this.file = file;
    this.dictionary = dictionary;
  }

  static Guide read(String file, Dictionary dictionary) {
    return new GuideFile(file, dictionary).guide();
  }

  private Guide guide() {
    List<String> body = sort(Rows.lines(file));
    LoopUse root = loop(GuideLine.SET, 0, null);
    fill(root, body, 0);
    root.seal();
    units();
    return new Guide(
        head("guide"),
        Set.of(head("also").isEmpty() ? new String[0] : head("also").split(" +")),
        head("set"),
        head("group"),
        head("name"),
        kind(),
        choice(),
        root,
        List.copyOf(segments),
        List.copyOf(loops));
  }

  /** Of several guides for one type of set each says its own; others have it from their file. */
  private String kind() {
    int end = file.indexOf('-') < 0 ? file.indexOf('.') : file.indexOf('-');
    return head("kind").isEmpty() ? file.substring(0, end) : head("kind");
  }

  private Set<String> choice() {
    String when = head("when");
    return when.isEmpty() ? Set.of() : Set.of(when.substring("BHT02=".length()).split("\\|"));
  }

  private String head(String key) {
    return header.getOrDefault(key, "");
  }

  /** Takes the header and the blocks; what is left is the set. */
  private List<String> sort(List<String> lines) {
    List<String> body = new ArrayList<>();
    List<String> into = body;
    for (String line : lines) {
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      if (line.startsWith("define ")) {
        into = new ArrayList<>();
        blocks.put(line.substring(7).strip(), into);
      } else if (Character.isLowerCase(line.charAt(0))
          && !line.startsWith("loop ")
          && !line.startsWith("include ")) {
        String[] parts = line.split(" +", 2);
        header.put(parts[0], parts[1].strip());
      } else {
        if (into != body && !line.startsWith(" ")) {
          into = body;
        }
        into.add(into == body ? line : line.substring(2));
      }
    }
    return body;
  }

  /** Adds lines of one indentation, and what is indented below them, to a loop. */
  private int fill(LoopUse into, List<String> lines, int indent) {
    int i = 0;
    while (i < lines.size() && indent(lines.get(i)) >= indent) {
      String line = lines.get(i);
      if (indent(line) > indent) {
        throw new GuideDefect(file + ": indented too far: " + line.strip());
      }
      i++;
      if (line.strip().startsWith("include ")) {
        include(into, line.strip().substring(8).strip());
      } else if (line.strip().startsWith("loop ")) {
        i += loop(into, GuideLine.of(line.strip()), lines.subList(i, lines.size()), indent + 2);
      } else {
        into.add(segment(into, GuideLine.of(line.strip())));
      }
    }
    return i;
  }

  private void include(LoopUse into, String block) {
    List<String> lines = blocks.get(block);
    if (lines == null) {
      throw new GuideDefect(file + ": there is no block " + block);
    }
    fill(into, lines, 0);
  }

  private int loop(LoopUse parent, GuideLine line, List<String> rest, int indent) {
    LoopUse loop = loop(line, parent.place(line.position()), parent);
    parent.loops.add(loop);
    return fill(loop, rest, indent);
  }

  private LoopUse loop(GuideLine line, int position, @Nullable LoopUse parent) {
    LoopUse loop = new LoopUse(line, position, parent, loops.size());
    loops.add(loop);
    return loop;
  }

  private SegmentUse segment(LoopUse loop, GuideLine line) {
    try {
      ElementNotation notation = new ElementNotation(dictionary, line.id());
      notation.read(line.elements());
      SegmentUse use =
          new SegmentUse(
              line,
              loop.place(line.position()),
              loop,
              segments.size(),
              notation.elements(),
              notation.standard(),
              notation.key());
      segments.add(use);
      return use;
    } catch (GuideDefect e) {
      throw new GuideDefect(
          "%s: loop %s, %s %s: %s"
              .formatted(file, loop.id, line.id(), line.name(), e.getMessage()));
    }
  }

  private void units() {
    for (String unit : head("unit").split(" +", -1)) {
      if (!unit.isEmpty()) {
        unit(
            unit.substring(0, Math.max(0, unit.indexOf('/'))),
            unit.substring(unit.indexOf('/') + 1));
      }
    }
  }

  /** Marks what names a business unit: {@code CLM01}, in a loop or wherever it begins one. */
  private void unit(String loop, String element) {
    String segment = element.substring(0, element.length() - 2);
    for (SegmentUse use : segments) {
      boolean there = loop.isEmpty() ? use.begins() : use.loop.id.equals(loop);
      if (there && use.segment.equals(segment) && first(use)) {
        use.unit = true;
        use.unitElement = Integer.parseInt(element.substring(element.length() - 2));
      }
    }
  }

  /** Of the references of a member it is the first row, the subscriber's number, that names it. */
  private static boolean first(SegmentUse use) {
    return use.loop.segments.stream().filter(s -> s.packed == use.packed).findFirst().orElseThrow()
        == use;
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }
}
