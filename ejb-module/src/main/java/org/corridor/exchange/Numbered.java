package org.corridor.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.corridor.guides.Guide;
import org.corridor.guides.Guides;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeWriter;
import org.corridor.x12.Separators;

/**
 * An interchange of ours with its numbers, one group for each guide.
 *
 * @param groups and what is in them
 */
record Numbered(Interchange header, Map<FunctionalGroup, List<SetDraft>> groups) {

  private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  /** Gives numbers, in transactions of their own: one that was given is never given again. */
  static Numbered of(Office office, Partner partner, List<SetDraft> sets) {
    LocalDateTime now = LocalDateTime.ofInstant(office.now(), office.clock().getZone());
    Interchange header = header(office, partner, now);
    Map<String, List<SetDraft>> kinds = new LinkedHashMap<>();
    sets.forEach(set -> kinds.computeIfAbsent(set.kind(), one -> new ArrayList<>()).add(set));
    Map<FunctionalGroup, List<SetDraft>> groups = new LinkedHashMap<>();
    kinds.forEach(
        (kind, own) -> {
          Guide guide = Guides.standard().kind(kind);
          groups.put(
              new FunctionalGroup(
                  header,
                  guide.group(),
                  partner.us().group(),
                  partner.them().group(),
                  now.format(DATE),
                  now.format(TIME),
                  Long.toString(office.numbers().next(partner, NumberKind.GS06)),
                  guide.convention()),
              own);
        });
    return new Numbered(header, groups);
  }

  private static Interchange header(Office office, Partner partner, LocalDateTime now) {
    return new Interchange(
        InterchangeWriter.nineDigits(office.numbers().next(partner, NumberKind.ISA13)),
        partner.us().qualifier(),
        partner.us().id(),
        partner.them().qualifier(),
        partner.them().id(),
        now.format(SHORT_DATE),
        now.format(TIME),
        "00501",
        partner.due().within().containsKey("TA1"),
        partner.usage(),
        Separators.USUAL,
        0);
  }

  void write(OutputStream file) throws IOException {
    InterchangeWriter writer = new InterchangeWriter(file, Separators.USUAL, true);
    writer.begin(header);
    for (Map.Entry<FunctionalGroup, List<SetDraft>> group : groups.entrySet()) {
      writer.group(group.getKey());
      int number = 0;
      for (SetDraft set : group.getValue()) {
        Guide guide = Guides.standard().kind(set.kind());
        writer.set(guide.set(), String.format(Locale.ROOT, "%04d", ++number), guide.convention());
        set.body().write(writer.segments());
        writer.endSet();
      }
      writer.endGroup();
    }
    writer.end();
  }

  /** The drafts as they stand in it, group by group. */
  List<SetDraft> inOrder() {
    return groups.values().stream().flatMap(List::stream).toList();
  }
}
