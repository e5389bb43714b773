package org.corridor.guides;

/**
 * A line of a guide: a segment or a loop.
 *
 * @param loop whether it is a loop
 * @param id of the loop, or the segment's name
 * @param position the standard's, see {@code docs/x12-guides.md}
 * @param required whether it must be there
 * @param max how often it may be there
 * @param name what the guide calls it
 * @param elements how its elements are used, of a segment
 */
record GuideLine(
    boolean loop,
    String id,
    int position,
    boolean required,
    int max,
    String name,
    String elements) {

  static final GuideLine SET = new GuideLine(true, "", 0, true, 1, "Transaction Set", "");

  static GuideLine of(String text) {
    int bar = text.indexOf('|');
    String head = (bar < 0 ? text : text.substring(0, bar)).strip();
    boolean loop = head.startsWith("loop ");
    String[] parts = (loop ? head.substring(5).strip() : head).split(" +", 5);
    if (parts.length < 4 || !parts[2].matches("[RS]") || !parts[3].matches("\\*|\\d+")) {
      throw new GuideDefect("not a line of a guide: " + text.strip());
    }
    return new GuideLine(
        loop,
        parts[0],
        Integer.parseInt(parts[1]),
        parts[2].equals("R"),
        parts[3].equals("*") ? Integer.MAX_VALUE : Integer.parseInt(parts[3]),
        parts.length == 5 ? parts[4] : "",
        bar < 0 ? "" : text.substring(bar + 1).strip());
  }
}
