package org.corridor.datatypes;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Field;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.shared.Finding;
import org.corridor.shared.UnmappedCode;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.corridor.terminology.CodingSystems;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/**
 * What type maps know of the message around a value, and where they leave what they notice. One per
 * message and thread.
 */
public final class MappingContext {

  private static final int MOST_CODES = 200;
  private static final Pattern ORDINAL = Pattern.compile("\\[\\d+]");
  private static final CodeTable AUTHORITY_TYPES = CodeTables.standard().table("UniversalIDType");

  private final SenderProfile sender;
  private final ZoneId zone;
  private final Authorities authorities;
  private final SenderNames names;
  private final @Nullable SenderCodes codes;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<UnmappedCode> unmapped = new LinkedHashSet<>(0);
  private final Set<String> unused = new LinkedHashSet<>(0);
  private String location = "";
  private @Nullable V2Field field;
  private @Nullable V2Repetition value;
  private String lastTime = "";
  private @Nullable Moment lastMoment;
  private String lastSaid = "";
  private BiConsumer<V2Repetition, Base> witness = (value, made) -> {};

  private MappingContext(SenderProfile sender, ZoneId zone) {
    this.sender = sender;
    this.zone = zone;
    this.names = sender.rules().find(SenderNames.class).orElse(SenderNames.NONE);
    this.codes = sender.rules().find(SenderCodes.class).orElse(null);
    this.authorities = new Authorities(sender.namespace(), names.assigners());
  }

  /** For {@code message} of {@code sender}. */
  public static MappingContext of(V2Message message, SenderProfile sender) {
    return of(message.header().time(), sender);
  }

  /** For a message of {@code sender} that says {@code messageTime} in MSH-7. */
  public static MappingContext of(String messageTime, SenderProfile sender) {
    return new MappingContext(sender, Times.zoneOf(messageTime, sender.zone()));
  }

  public SenderProfile sender() {
    return sender;
  }

  /** For times without an offset: the offset of MSH-7 if it has one, else the sender's zone. */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Reads a time. The one that was read last is kept: the results of a report have all the same.
   *
   * @throws java.time.DateTimeException when no such moment exists
   */
  Moment moment(String text) {
    Moment known = lastMoment;
    if (known == null || !text.equals(lastTime)) {
      known = Moment.read(text, zone);
      lastMoment = known;
      lastTime = text;
      lastSaid = "";
    }
    return known;
  }

  /** As FHIR writes it. */
  String said(Moment moment) {
    if (!moment.equals(lastMoment)) {
      return moment.dateTime();
    }
    if (lastSaid.isEmpty()) {
      lastSaid = moment.dateTime();
    }
    return lastSaid;
  }

  /** Sets where the next values stand, as in {@code PID-3} or {@code OBX[2]-5}. */
  public void at(String location) {
    this.location = location;
    this.field = null;
    this.value = null;
  }

  /** Sets that the next values stand in {@code field}. */
  public void at(V2Field field) {
    this.field = field;
    this.value = null;
  }

  /** A map reads {@code next} until {@link #leave}. */
  @Nullable V2Repetition enter(V2Repetition next) {
    V2Repetition before = value;
    value = next;
    return before;
  }

  void leave(@Nullable V2Repetition before) {
    value = before;
  }

  /** Component {@code part} of the value was read, and there is no room for it: it is residue. */
  void unused(int part) {
    unused.add(ORDINAL.matcher(place(part)).replaceFirst(""));
  }

  /** The places of what was read and not used, as {@code PID-15.7}; a view. */
  public Set<String> unused() {
    return Collections.unmodifiableSet(unused);
  }

  /** Lets {@code other} know of everything that type maps make from now on, and from what. */
  public void witnessedBy(BiConsumer<V2Repetition, Base> other) {
    witness = other;
  }

  void made(V2Repetition from, Base what) {
    witness.accept(from, what);
  }

  /** Where the value being mapped stands. */
  public String location() {
    String exact = value == null ? "" : value.fieldLocation();
    if (!exact.isEmpty()) {
      return exact;
    }
    return field == null ? location : field.location();
  }

  public void note(Finding finding) {
    findings.add(finding);
  }

  /** What was noticed so far, oldest first; a view. */
  public List<Finding> findings() {
    return Collections.unmodifiableList(findings);
  }

  /** How many findings there are so far. */
  public int noticed() {
    return findings.size();
  }

  /**
   * Remembers a code that a table, the guide's or a sender's own, does not list.
   *
   * @param part the component it stands in; 0 for the value as a whole
   * @param table the four digits of the v2 table, or {@code UCUM}
   * @param system the URI of its coding system; may be empty
   */
  public void unmapped(int part, String table, String code, String system) {
    if (unmapped.size() < MOST_CODES) {
      unmapped.add(new UnmappedCode(place(part), table, code, system));
    }
  }

  /** The codes that no table listed so far; a view. */
  public Set<UnmappedCode> unmapped() {
    return Collections.unmodifiableSet(unmapped);
  }

  /**
   * The identifier system of an assigning authority: {@code urn:oid:} and {@code urn:uuid:} for
   * OIDs and UUIDs, the URI registered for well-known ones, a URI as it is, else the namespace
   * within the sender's; the sender's own when all three are empty.
   */
  public String systemFor(String namespace, String universalId, String universalIdType) {
    if (!universalIdType.isEmpty() && !AUTHORITY_TYPES.knows(universalIdType)) {
      warn(0, "103", "This type of an authority's id is not in its table; it was left out.");
      unmapped(0, AUTHORITY_TYPES.name(), universalIdType, "");
    }
    return authorities.system(namespace, universalId, universalIdType);
  }

  /** The URI of a coding system; one of the sender's own when nobody else knows the name. */
  public String codingSystem(String name) {
    String known = names.codingSystems().get(name);
    return known != null
        ? known
        : CodingSystems.uri(name)
            .orElseGet(() -> authorities.local("codes") + authorities.part(name));
  }

  /** What the sender's profile says of its codes; null without a profile. */
  @Nullable SenderCodes senderCodes() {
    return codes;
  }

  /** The system of codes that the sender added to the v2 table of {@code tableSystem}. */
  public String ownCodes(String tableSystem) {
    String table = tableSystem.substring(tableSystem.lastIndexOf('/') + 1);
    return authorities.local("codes") + authorities.part(table);
  }

  /** A system of the sender's own for one kind of thing. */
  String local(String kind) {
    return authorities.local(kind);
  }

  /** Notes that the value, or component {@code part} of it when not 0, could not be used fully. */
  void warn(int part, String code, String text) {
    note(Finding.warning(place(part), code, text));
  }

  private String place(int part) {
    return part == 0 ? location() : location() + "." + part;
  }
}
