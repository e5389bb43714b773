package org.corridor.translation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.SenderRules;
import org.corridor.shared.Digest;
import org.corridor.terminology.CodeTables;

/** By which state of the rules a message was translated, so that a later look can tell a change. */
final class Version {

  private Version() {}

  /** Of the rows of one table. */
  static long of(List<Row> rows) {
    return number(rows.toString());
  }

  /** Of all rules that took part: the tables that were run, code tables, the sender's profile. */
  static String of(Collection<Fill> fills, SenderRules sender) {
    Set<SegmentTable> known = new HashSet<>();
    String profile = sender.version();
    long all = CodeTables.standard().version() ^ (profile.isEmpty() ? 0 : number(profile));
    for (Fill fill : fills) {
      if (known.add(fill.table())) {
        all ^= fill.table().version();
      }
    }
    return HexFormat.of().toHexDigits(all);
  }

  private static long number(String text) {
    return ByteBuffer.wrap(Digest.bytes(text.getBytes(StandardCharsets.UTF_8))).getLong();
  }
}
