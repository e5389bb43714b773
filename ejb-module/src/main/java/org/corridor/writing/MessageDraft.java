package org.corridor.writing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.corridor.shared.Digest;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.InstantType;

/** A message that is being written, segment by segment: HL7 v2.5.1 in UTF-8. */
public final class MessageDraft {

  /** MSH-10 has room for 20 characters (HL7 v2.5.1 ch. 2.15.9.10). */
  private static final int CONTROL_ID = 20;

  private final Form form;
  private final InstantType time;
  private final Source source;
  private final StringBuilder body = new StringBuilder();
  private final Map<String, Integer> ordinals = new HashMap<>();

  /**
   * @param time MSH-7: when what it tells became so
   */
  public MessageDraft(Form form, InstantType time, Source source) {
    this.form = form;
    this.time = time;
    this.source = source;
  }

  /** Adds the segment that {@code root} becomes, if it says anything; they are counted by name. */
  public MessageDraft add(SegmentRows rows, Base root) {
    return add(List.of(rows.of(root)));
  }

  /** Adds the one segment that several resources fill; what an earlier part says counts. */
  public MessageDraft add(List<SegmentRows.Part> parts) {
    String name = parts.get(0).rows().segment();
    int ordinal = 1 + ordinals.getOrDefault(name, 0);
    String segment = SegmentRows.write(parts, ordinal, source);
    if (!segment.isEmpty()) {
      ordinals.put(name, ordinal);
      body.append(segment).append('\r');
    }
    return this;
  }

  /** The next segment called {@code name} is the first again: a new group begins. */
  public MessageDraft restart(String name) {
    ordinals.remove(name);
    return this;
  }

  /** EVN, which says no more than when it was. */
  public MessageDraft event() {
    body.append("EVN||").append(Times.text(time)).append('\r');
    return this;
  }

  /**
   * The message.
   *
   * <p>MSH-10 is made of everything else in it: what is written again of the same state has the
   * same number, and another state never has.
   */
  byte[] bytes(Letterhead from) {
    String head =
        new V2Value().set(1, from.application()).text()
            + '|'
            + new V2Value().set(1, from.facility()).text()
            + "|||"
            + Times.text(time)
            + "||"
            + form.type()
            + '^'
            + form.trigger()
            + '^'
            + form.structure();
    String id = Digest.of((head + '\r' + body).getBytes(StandardCharsets.UTF_8));
    String message =
        "MSH|^~\\&|"
            + head
            + '|'
            + id.substring(0, CONTROL_ID).toUpperCase(Locale.ROOT)
            + "|P|2.5.1||||||UNICODE UTF-8\r"
            + body;
    return message.getBytes(StandardCharsets.UTF_8);
  }
}
