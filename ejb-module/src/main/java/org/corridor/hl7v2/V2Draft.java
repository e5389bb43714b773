package org.corridor.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.corridor.shared.Finding;

/**
 * A copy of a message that can be changed. What nobody changes stays byte for byte as it was sent:
 * separators, character set, line ends, and bytes that mean nothing. Not for use by two threads at
 * once.
 */
public final class V2Draft {

  private final List<DraftLine> lines = new ArrayList<>();
  private final Separators separators;
  private final Charset charset;
  private final boolean bytewise;

  private V2Draft(String text, V2Message message, boolean bytewise) {
    this.separators = message.separators();
    this.charset = message.charset();
    this.bytewise = bytewise;
    cut(text);
  }

  /**
   * A draft of {@code message}.
   *
   * @param content its bytes
   * @throws Unchangeable when its character set does not allow to change a part and leave the rest
   */
  public static V2Draft of(byte[] content, V2Message message) {
    if (leavesAsciiAlone(message.charset()) && message.separators().areAscii()) {
      // Each byte is a character: whatever the bytes mean, those that stay are the same.
      return new V2Draft(new String(content, ISO_8859_1), message, true);
    }
    String text = new String(content, message.charset());
    if (!Arrays.equals(text.getBytes(message.charset()), content)) {
      throw new Unchangeable("MSH-18", "The bytes do not fit the character set they are read in");
    }
    return new V2Draft(text, message, false);
  }

  /** Whether a byte below 128 always is the ASCII character. */
  private static boolean leavesAsciiAlone(Charset charset) {
    String name = charset.name();
    return name.equals("UTF-8")
        || name.equals("US-ASCII")
        || name.startsWith("ISO-8859-")
        || name.startsWith("windows-125")
        || name.startsWith("KOI8-")
        || name.startsWith("EUC-");
  }

  private void cut(String text) {
    int at = preamble(text);
    lines.add(new DraftLine(separators, text.substring(0, at), ""));
    boolean begun = false;
    while (at < text.length()) {
      int to = at;
      while (to < text.length() && !isBreak(text.charAt(to))) {
        to++;
      }
      int next = to;
      while (next < text.length() && isBreak(text.charAt(next))) {
        next++;
      }
      String line = text.substring(at, to);
      String end = text.substring(to, next);
      boolean starts = DraftLine.startsSegment(line, separators.field());
      begun |= starts && line.startsWith("MSH");
      if (starts || !begun) {
        lines.add(new DraftLine(separators, line, end));
      } else {
        lines.get(lines.size() - 1).extend(line, end);
      }
      at = next;
    }
  }

  /** How much stands before the first segment's name: a byte order mark, blanks, empty lines. */
  private static int preamble(String text) {
    int at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '\uFEFF')) {
      at++;
    }
    return at;
  }

  private static boolean isBreak(char c) {
    return c == '\r' || c == '\n';
  }

  /** The text at the first of {@code places} that has one, unescaped; empty when none has. */
  public Optional<String> text(Places places) {
    return first(places).map(this::read);
  }

  /**
   * Puts {@code text} at all of {@code places}, escaped, whatever is in it. Segments that are not
   * there are not made.
   *
   * @throws Unchangeable when the character set cannot say it
   */
  public void set(Places places, String text) {
    String raw = encoded(separators.escape(text));
    segments(places).forEach(line -> line.change(places, old -> raw));
  }

  /**
   * Puts a field or a repetition at all of {@code places}, written as HL7 with the usual separators
   * {@code ^~\&}, which become those of this message.
   *
   * @throws Unchangeable when the character set cannot say it
   */
  public void write(Places places, String hl7) {
    String raw = encoded(separators.translate(hl7));
    segments(places).forEach(line -> line.change(places, old -> raw));
  }

  /**
   * Puts what stands at the first of {@code from} at all of {@code to}; where both are in segments
   * of one name, each segment is for itself. Where nothing stands nothing is changed.
   *
   * @param from at least as deep as {@code to}
   */
  public void copy(Places from, Places to) {
    copy(from, to, Optional::of);
  }

  /**
   * As {@link #copy}, with the text that {@code change} makes of the one that stands there; where
   * it makes none nothing is changed.
   *
   * @throws Unchangeable when the character set cannot say it
   */
  public void derive(Places from, Places to, Function<String, Optional<String>> change) {
    copy(from, to, raw -> change.apply(read(raw)).map(separators::escape).map(this::encoded));
  }

  private void copy(Places from, Places to, Function<String, Optional<String>> change) {
    boolean own = from.segment().equals(to.segment()) && from.ordinal() == 0;
    Optional<String> first = own ? Optional.empty() : first(from).flatMap(change);
    for (DraftLine line : segments(to)) {
      Optional<String> raw = own ? line.raw(from).flatMap(change) : first;
      raw.ifPresent(value -> line.change(to, old -> value));
    }
  }

  private Optional<String> first(Places places) {
    return segments(places).stream().flatMap(line -> line.raw(places).stream()).findFirst();
  }

  /**
   * Replaces the text at each of {@code places} that has one, each repetition for itself.
   *
   * @param change from text to text, both unescaped
   * @throws Unchangeable when the character set cannot say it
   */
  public void replace(Places places, UnaryOperator<String> change) {
    for (DraftLine line : segments(places)) {
      line.changeEach(
          places,
          raw -> {
            if (raw.isEmpty() || raw.equals("\"\"")) {
              return raw;
            }
            String text = read(raw);
            String changed = change.apply(text);
            return changed.equals(text) ? raw : encoded(separators.escape(changed));
          });
    }
  }

  /** Takes segments out, or empties what {@code places} name. */
  public void drop(Places places) {
    List<DraftLine> found = segments(places);
    if (places.field() == 0) {
      lines.removeAll(found);
    } else {
      found.forEach(line -> line.change(places, old -> ""));
    }
  }

  /**
   * Adds a segment behind the last one of a name.
   *
   * @param hl7 written with the usual separators {@code |^~\&}, which become those of this message
   * @param after the name; empty, or a name that is not there: at the end
   * @throws Unchangeable when the character set cannot say it
   */
  public void add(String hl7, String after) {
    int last = -1;
    int behind = -1;
    for (int i = 0; i < lines.size(); i++) {
      String name = lines.get(i).name();
      last = name.isEmpty() ? last : i;
      behind = name.equals(after) ? i : behind;
    }
    int place = behind < 0 || after.isEmpty() ? last : behind;
    DraftLine before = lines.get(place);
    String end = before.end();
    if (end.isEmpty()) {
      before.endWith(
          lines.stream()
              .map(DraftLine::end)
              .filter(one -> !one.isEmpty())
              .findFirst()
              .orElse("\r"));
    }
    lines.add(place + 1, new DraftLine(separators, encoded(separators.translate(hl7)), end));
  }

  /** The message as it is now. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder();
    lines.forEach(text::append);
    return text.toString().getBytes(bytewise ? ISO_8859_1 : charset);
  }

  private List<DraftLine> segments(Places places) {
    List<DraftLine> found =
        lines.stream().filter(line -> line.name().equals(places.segment())).toList();
    if (places.ordinal() == 0) {
      return found;
    }
    return places.ordinal() > found.size() ? List.of() : List.of(found.get(places.ordinal() - 1));
  }

  private String read(String raw) {
    String text = bytewise ? new String(raw.getBytes(ISO_8859_1), charset) : raw;
    return new Escapes(text, separators, charset, false).read(0, text.length());
  }

  private String encoded(String text) {
    try {
      ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
      return bytewise ? ISO_8859_1.decode(bytes).toString() : text;
    } catch (CharacterCodingException e) {
      throw new Unchangeable(
          "MSH-18", "The character set " + charset.name() + " cannot say what is to be put in");
    }
  }

  /** A draft cannot take a change. */
  public static final class Unchangeable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    Unchangeable(String location, String text) {
      super(text);
      this.finding = Finding.error(location, "charset-does-not-fit", text);
    }

    /** Why, and where. */
    public Finding finding() {
      return finding;
    }
  }
}
