package org.corridor.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.corridor.shared.Finding;

/**
 * A message as a flat list of segments in the order they were sent. Reading is lenient: whatever
 * can be read is, and what had to be repaired is a finding. Values are cut from the text when asked
 * for. Not for use by two threads at once.
 */
public final class V2Message {

  private final String text;
  private final Charset charset;
  private final Separators separators;
  private final List<V2Segment> segments;
  private final Map<String, List<V2Segment>> byName;
  private final Header header;
  private final List<Finding> findings;

  private V2Message(String raw, Charset charset, List<Finding> findings) {
    String text = ControlCharacters.without(raw, findings);
    Segmentation cut = Segmentation.of(text, charset, findings);
    this.text = text;
    this.charset = charset;
    this.separators = cut.separators();
    this.segments = cut.segments();
    this.byName = cut.byName();
    this.header = Header.of(segments.get(0), first("EVN"));
    noteProcessingId(findings);
    this.findings = List.copyOf(findings);
  }

  private V2Message(V2Message whole, List<V2Segment> segments) {
    this.text = whole.text;
    this.charset = whole.charset;
    this.separators = whole.separators;
    this.segments = List.copyOf(segments);
    this.byName =
        this.segments.stream()
            .collect(
                Collectors.groupingBy(
                    V2Segment::name, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    this.header = whole.header;
    this.findings = List.of();
  }

  /**
   * The part of this message that is about one of several things, such as the second patient of a
   * swap.
   *
   * @param chosen segments of this message, MSH first
   */
  public V2Message part(List<V2Segment> chosen) {
    return new V2Message(this, chosen);
  }

  /**
   * Reads a message from its bytes. The character set is the one MSH-18 names; else UTF-8 when the
   * bytes are valid UTF-8; else the sender's usual one.
   *
   * @throws Unreadable when there is no MSH segment with a field separator
   */
  public static V2Message parse(byte[] content, SenderProfile sender) {
    List<Finding> findings = new ArrayList<>(4);
    Decoded decoded = Decoding.decode(content, sender, findings);
    return new V2Message(decoded.text(), decoded.charset(), findings);
  }

  /**
   * Reads a message from text.
   *
   * @throws Unreadable when there is no MSH segment with a field separator
   */
  public static V2Message parse(String text) {
    return new V2Message(text, StandardCharsets.UTF_8, new ArrayList<>(4));
  }

  public Header header() {
    return header;
  }

  private void noteProcessingId(List<Finding> findings) {
    String id = header.processingId();
    if (!id.isEmpty() && !id.equals("P")) {
      findings.add(
          Finding.information(
              "MSH-11", "processing-id", "The message is not marked as production"));
    }
  }

  /** All segments in order, MSH first, Z segments included. */
  public List<V2Segment> segments() {
    return segments;
  }

  /** The first segment of that name. */
  public Optional<V2Segment> first(String name) {
    List<V2Segment> all = byName.get(name);
    return all == null ? Optional.empty() : Optional.of(all.get(0));
  }

  /** All segments of that name, in order. */
  public List<V2Segment> all(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /**
   * The value at a path such as {@code PID-3.1}, {@code PID-5.1.1}, {@code MSH-9} or {@code
   * OBX[2]-5}: first segment and first repetition unless named, unescaped, empty when absent. For
   * deciding, as {@link V2Field#text}.
   */
  public String value(String path) {
    return Path.from(path).of(this);
  }

  /** What had to be repaired or guessed to read the message. */
  public List<Finding> findings() {
    return findings;
  }

  /** The character set the bytes were read in. */
  public Charset charset() {
    return charset;
  }

  /** The whole message, decoded, without a byte order mark. */
  public String text() {
    return text;
  }

  Separators separators() {
    return separators;
  }
}
