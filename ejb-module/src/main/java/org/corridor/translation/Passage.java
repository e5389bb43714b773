package org.corridor.translation;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.corridor.datatypes.MappingContext;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.reconciliation.Draft;
import org.corridor.reconciliation.OtherNumber;
import org.corridor.reconciliation.RecordMerge;
import org.corridor.reconciliation.RecordMove;
import org.corridor.reconciliation.Rule;
import org.corridor.reconciliation.Said;
import org.corridor.reconciliation.SeveralNumbers;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way through a family's journey: the message, what type maps need to know of
 * it, and the drafts stated so far. One per message and thread.
 */
public final class Passage {

  private static final Pattern ORDINAL = Pattern.compile("\\[\\d+]");

  private final V2Message message;
  private final MappingContext context;
  private final Mentions mentions;
  private final Instant time;
  private final Statements statements;
  private final List<Fill> fills;
  private final Map<String, String> mains;
  private final @Nullable SenderRows senderRows;
  private final Optional<Origins> origins;
  private final List<Runnable> lastSteps;
  private final Supplanted supplanted;

  public Passage(V2Message message, SenderProfile sender) {
    this(message, sender, Map.of(), Optional.empty());
  }

  Passage(
      V2Message message,
      SenderProfile sender,
      Map<String, String> mains,
      Optional<Origins> origins) {
    this.message = message;
    this.context = MappingContext.of(message, sender);
    this.mentions = new Mentions(sender.namespace());
    this.fills = new ArrayList<>();
    this.lastSteps = new ArrayList<>(1);
    this.supplanted = new Supplanted(message.segments().size());
    this.statements = new Statements(supplanted);
    this.time =
        EventTime.of(
            message, context, sender.rules().find(EventClock.class).orElse(EventClock.USUAL));
    this.mains = mains;
    this.senderRows = sender.rules().find(SenderRows.class).orElse(null);
    this.origins = origins.or(() -> sender.rules().find(Origins.class));
    this.origins.ifPresent(known -> context.witnessedBy(known::made));
  }

  private Passage(V2Message part, Passage whole) {
    this.message = part;
    this.context = whole.context;
    this.mentions = whole.mentions;
    this.statements = whole.statements;
    this.fills = whole.fills;
    this.senderRows = whole.senderRows;
    this.origins = whole.origins;
    this.time = whole.time;
    this.mains = whole.mains;
    this.lastSteps = whole.lastSteps;
    this.supplanted = whole.supplanted;
  }

  /** The same passage for a part of its message; what is stated there is stated here. */
  public Passage of(V2Message part) {
    return new Passage(part, this);
  }

  /**
   * Sends a message through a family's journey. The journey is made again when the repository turns
   * out to know a patient by another number.
   */
  public static Translation through(
      V2Message message, SenderProfile sender, Consumer<Passage> journey) {
    return new Travel(message, sender, journey).translation();
  }

  /** Where elements come from, when somebody wants to know. */
  Optional<Origins> origins() {
    return origins;
  }

  /** What rows put in place and others took away. */
  Supplanted supplanted() {
    return supplanted;
  }

  /**
   * {@code root}, which tables have filled, is not stated itself, but what is in it goes elsewhere.
   * Otherwise what went into a resource that is never stated is residue.
   */
  public void passedOn(Base root) {
    supplanted.said(root);
  }

  /** Runs {@code change}, which may take out of {@code from} what tables have put there. */
  public void cutting(Base from, Runnable change) {
    supplanted.cut(from, change);
  }

  /** {@code element}, which tables have filled, goes nowhere: what went into it is residue. */
  public void dropped(Base element) {
    supplanted.dropped(element);
  }

  /** {@code winner} stands where {@code loser}, which a row may have put there, was to stand. */
  public void supplant(Base winner, Base loser) {
    supplanted.by(winner, loser);
  }

  List<Fill> fills() {
    return fills;
  }

  /** A table fills something. */
  void filled(Fill fill) {
    fills.add(fill);
    origins.ifPresent(known -> known.filled(fill.root(), fill.segment().location()));
  }

  /** The segments and tables that each resource was filled from, as {@code OBX[2] OBX-….csv}. */
  public IdentityHashMap<Base, List<String>> sources() {
    return new Sources(message, fills).names();
  }

  /** Goes through {@code journey}, by the sender's own rows too, to its end. */
  void travel(Consumer<Passage> journey) {
    journey.accept(this);
    if (senderRows != null) {
      senderRows.apply(this, new Sources(message, fills));
    }
    lastSteps.forEach(Runnable::run);
  }

  /** Takes {@code step} when everything has been stated, by the sender's own rows too. */
  public void atTheEnd(Runnable step) {
    lastSteps.add(step);
  }

  /** The sender also deleted elements of a resource that is stated already. */
  void clear(Resource resource, Set<String> cleared) {
    statements.clear(resource, cleared);
  }

  public V2Message message() {
    return message;
  }

  public MappingContext context() {
    return context;
  }

  /**
   * When the event happened that the message tells of: EVN-2, else MSH-7, unless told otherwise.
   */
  public Instant time() {
    return time;
  }

  /** The time of the event as the sender's clocks showed it. */
  public DateTimeType moment() {
    return new DateTimeType(
        Date.from(time), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(context.zone()));
  }

  /** States {@code resource}, which has its id, as a fact or in passing. */
  public Reference draft(Resource resource, Weight weight, Set<String> cleared) {
    return draft(resource, weight, cleared, Rule.NONE);
  }

  /** As {@link #draft(Resource, Weight, Set)}, with a rule for what depends on the history. */
  public Reference draft(Resource resource, Weight weight, Set<String> cleared, Rule rule) {
    return draft(Draft.stated(resource, time, weight, cleared, rule));
  }

  /**
   * States {@code resource} as a fact about somebody or something.
   *
   * @param keeper whom or what it belongs to, a resource of which the message states facts too
   */
  public Reference draftFact(Resource resource, Set<String> cleared, Reference keeper) {
    return draft(Draft.asserted(resource, time, cleared).keptBy(keeper));
  }

  /** As {@link #draftFact(Resource, Set, Reference)}, with a rule. */
  public Reference draftFact(Resource resource, Rule rule, Reference keeper) {
    return draft(Draft.asserted(resource, time, Set.of()).with(rule).keptBy(keeper));
  }

  /** As {@link #draftFact(Resource, Set, Reference)}, with a rule. */
  public Reference draftFact(Resource resource, Set<String> cleared, Rule rule, Reference keeper) {
    return draft(Draft.asserted(resource, time, cleared).with(rule).keptBy(keeper));
  }

  private Reference draft(Draft draft) {
    return statements.draft(draft);
  }

  /**
   * A place, person or organization that a field refers to; it gets the id that its identifier
   * gives it.
   *
   * @return the reference; only a display text when nothing identifies it
   */
  public Reference mention(Resource resource) {
    return mentions.to(resource, this);
  }

  /** What {@code resource} says is said with it, or with what was mentioned before. */
  void mentioned(Resource resource) {
    supplanted.said(resource);
  }

  /** What the value being mapped says contradicts what was mentioned before. */
  void contradicted() {
    supplanted.contradicted(here());
  }

  /** Where the value being mapped stands, without the ordinal of its segment. */
  private String here() {
    return ORDINAL.matcher(context.location()).replaceFirst("");
  }

  /** The id of the record that stands for the patient with {@code id}. */
  public String mainRecord(String id) {
    return mainRecord("Patient", id);
  }

  /** The id of the record that stands for the patient, visit or account with {@code id}. */
  public String mainRecord(String type, String id) {
    String main = mains.get(type + '/' + id);
    return main == null ? id : main.substring(type.length() + 1);
  }

  /** A patient is known under further numbers. */
  public void severalNumbers(SeveralNumbers patient) {
    statements.severalNumbers(patient);
  }

  /** What the message states may be known by another number so far. */
  public void otherNumber(OtherNumber number) {
    statements.otherNumber(number);
  }

  public void merge(RecordMerge merge) {
    statements.merge(merge);
  }

  public void move(RecordMove move) {
    statements.move(move);
  }

  public void note(Finding finding) {
    context.note(finding);
  }

  /** The last resource of a type that was stated so far, as a fact or in passing. */
  public Optional<Reference> stated(String type) {
    return statements.last(type);
  }

  /**
   * What was stated so far that makes this message its source: all that was asserted, and what is
   * known of a patient that may be told here for the first time.
   */
  public List<Draft> sourced() {
    return statements.sourced();
  }

  /** What was stated as fact so far, in order. */
  public List<Draft> asserted() {
    return statements.asserted();
  }

  /** The end of the way: everything stated. */
  Said said() {
    return statements.all(mentions, time);
  }
}
