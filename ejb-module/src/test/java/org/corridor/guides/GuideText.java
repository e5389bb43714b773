package org.corridor.guides;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of a guide as a tree, read without what reads them for the walk. */
final class GuideText {
  /**
   * A line of a guide.
   *
   * @param number of the line, in the order of the set
   * @param use what it says
   * @param loop the loop that it is in
   * @param inner the lines of a loop, of which the first begins it
   */
  record Line(int number, GuideLine use, String loop, List<Line> inner) {
    boolean level() {
      return use.loop() && inner.get(0).use.id().equals("HL");
    }

    /** How many hierarchical levels are in it, itself one of them; 0 if it is none. */
    int depth() {
      return level() ? 1 + inner.stream().mapToInt(Line::depth).max().orElse(0) : 0;
    }
  }

  private final Map<String, List<String>> blocks = new HashMap<>();
  private final Line root = new Line(0, GuideLine.SET, "", new ArrayList<>());
  private int count;

  GuideText(String file) {
    List<String> body = new ArrayList<>();
    List<String> into = body;
    for (String text : Rows.lines(file)) {
      if (text.startsWith("define ")) {
        into = blocks.computeIfAbsent(text.substring(7).strip(), b -> new ArrayList<>());
      } else if (text.startsWith("  ") && into != body) {
        into.add(text.substring(2));
      } else if (text.matches("(loop |include |[A-Z ]).*")) {
        into = body;
        into.add(text);
      }
    }
    read(root, body);
  }

  private void read(Line loop, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      if (text.startsWith("include ")) {
        read(loop, blocks.getOrDefault(text.substring(8).strip(), List.of()));
        continue;
      }
      Line line = new Line(++count, GuideLine.of(text), loop.use.id(), new ArrayList<>());
      loop.inner.add(line);
      List<String> content = new ArrayList<>();
      while (i + 1 < texts.size() && texts.get(i + 1).startsWith("  ")) {
        content.add(texts.get(++i).substring(2));
      }
      read(line, content);
    }
  }

  /** The set itself. */
  Line root() {
    return root;
  }

  /** What can be left out alone: all lines but the first of each loop. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    collect(root, lines);
    return lines;
  }

  private static void collect(Line loop, List<Line> lines) {
    for (Line line : loop.inner) {
      if (line.use.loop() || line.number > loop.number + 1) {
        lines.add(line);
      }
      collect(line, lines);
    }
  }
}
