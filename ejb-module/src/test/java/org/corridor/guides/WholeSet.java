package org.corridor.guides;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.guides.GuideText.Line;

/** An interchange with every line of a guide in it, made from the guide's text. */
final class WholeSet {
  private final Dictionary dictionary = Guides.standard().dictionary();
  private final Guide guide;
  private final Predicate<Line> without;
  private final List<String> segments = new ArrayList<>();
  private int levels;

  private WholeSet(Guide guide, Line root, Predicate<Line> without) {
    this.guide = guide;
    this.without = without;
    loop(root, 0);
  }

  /** The interchange, lines that are left out aside. */
  static String without(Guide guide, GuideText text, Predicate<Line> left) {
    return """
        ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260101*1200*^*00501*000000001*0*T*:~
        GS*%s*SENDER*RECEIVER*20260101*1200*1*X*%s~
        %s~
        GE*1*1~
        IEA*1*000000001~
        """
        .formatted(
            guide.group(),
            guide.convention(),
            String.join("~\n", new WholeSet(guide, text.root(), left).segments));
  }

  private void loop(Line loop, int above) {
    int level = above;
    List<Line> inner = new ArrayList<>(loop.inner());
    // after a deeper level of the same kind it would be taken for another one in there
    inner.sort(Comparator.comparingInt(line -> loop.number() == 0 ? 0 : line.depth()));
    for (Line line : inner) {
      if (without.test(line)) {
        continue;
      }
      if (line.use().loop()) {
        loop(line, level);
      } else if (line.use().id().equals("HL")) {
        level = ++levels;
        boolean leaf = inner.stream().noneMatch(l -> l.level() && !without.test(l));
        segments.add(level(line.use(), level, above, leaf));
      } else {
        segments.add(segment(line.use(), 0));
        if (line.use().max() > 1 && line.number() > loop.number() + 1) {
          segments.add(segment(line.use(), 1));
        }
      }
    }
  }

  private static String level(GuideLine line, int level, int above, boolean leaf) {
    Matcher kind = Pattern.compile("03[:=](\\w+)").matcher(line.elements());
    String code = kind.find() ? kind.group(1) : "20";
    String child = line.elements().contains(" 04") ? leaf ? "*0" : "*1" : "";
    return "HL*" + level + "*" + (above == 0 ? "" : above) + "*" + code + child;
  }

  private String segment(GuideLine line, int time) {
    String[] values = WholeSegment.of(dictionary, line, time);
    switch (line.id()) {
      case "ST" -> {
        values[1] = "0001";
        values[2] = values[2].isEmpty() ? "" : guide.convention();
      }
      case "SE" -> {
        values[0] = String.valueOf(segments.size() + 1);
        values[1] = "0001";
      }
      case "BHT" ->
          values[1] = guide.choice().isEmpty() ? values[1] : guide.choice().iterator().next();
      default -> {}
    }
    return WholeSegment.text(dictionary, line, values);
  }
}
