package org.corridor.translation;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.corridor.datatypes.MappingContext;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.Residue;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.reconciliation.Draft;
import org.corridor.reconciliation.OtherNumber;
import org.corridor.reconciliation.Reconciliation;
import org.corridor.reconciliation.RecordMerge;
import org.corridor.reconciliation.RecordMove;
import org.corridor.reconciliation.Rule;
import org.corridor.reconciliation.Said;
import org.corridor.reconciliation.SeveralNumbers;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.shared.Leftovers;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way through a family's journey: the message, what type maps need to know of
 * it, and the drafts stated so far. One per message and thread.
 */
public final class Passage {

  private static final Pattern ORDINAL = Pattern.compile("\\[\\d+]");
  private static final TypeMap INSTANT = TypeMaps.named("DTM[instant]");

  /** Facts about a patient that others than the registration tell in passing. */
  private static final Set<String> FACTS =
      Set.of("AllergyIntolerance", "Condition", "Coverage", "Procedure", "RelatedPerson");

  private final V2Message message;
  private final MappingContext context;
  private final Mentions mentions;
  private final Instant time;
  private final List<Draft> drafts;
  private final List<RecordMerge> merges;
  private final List<RecordMove> moves;
  private final List<SeveralNumbers> numbers;
  private final List<OtherNumber> others;
  private final List<Fill> fills;
  private final Map<String, String> mains;
  private final @Nullable SenderRows senderRows;
  private final Optional<Origins> origins;
  private final List<Runnable> lastSteps;
  private final Supplanted supplanted;
  private final Map<String, Draft> byReference;

  public Passage(V2Message message, SenderProfile sender) {
    this(message, sender, Map.of(), Optional.empty());
  }

  private Passage(
      V2Message message,
      SenderProfile sender,
      Map<String, String> mains,
      Optional<Origins> origins) {
    this.message = message;
    this.context = MappingContext.of(message, sender);
    this.mentions = new Mentions(sender.namespace());
    this.drafts = new ArrayList<>();
    this.merges = new ArrayList<>(0);
    this.moves = new ArrayList<>(0);
    this.numbers = new ArrayList<>(0);
    this.others = new ArrayList<>(1);
    this.fills = new ArrayList<>();
    this.lastSteps = new ArrayList<>(1);
    this.supplanted = new Supplanted(message.segments().size());
    this.byReference = new HashMap<>();
    this.time = eventTime(sender.rules().find(EventClock.class).orElse(EventClock.USUAL));
    this.mains = mains;
    this.senderRows = sender.rules().find(SenderRows.class).orElse(null);
    this.origins = origins.or(() -> sender.rules().find(Origins.class));
    this.origins.ifPresent(known -> context.witnessedBy(known::made));
  }

  private Passage(V2Message part, Passage whole) {
    this.message = part;
    this.context = whole.context;
    this.mentions = whole.mentions;
    this.drafts = whole.drafts;
    this.merges = whole.merges;
    this.moves = whole.moves;
    this.numbers = whole.numbers;
    this.others = whole.others;
    this.fills = whole.fills;
    this.senderRows = whole.senderRows;
    this.origins = whole.origins;
    this.time = whole.time;
    this.mains = whole.mains;
    this.lastSteps = whole.lastSteps;
    this.supplanted = whole.supplanted;
    this.byReference = whole.byReference;
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
    Passage passage = new Passage(message, sender);
    passage.travel(journey);
    List<Finding> findings = new ArrayList<>(message.findings());
    findings.addAll(passage.context.findings());
    return new Translation(
        new Reconciliation(
            passage.said(),
            mains -> {
              Passage again = new Passage(message, sender, mains, Optional.empty());
              again.travel(journey);
              return again.said();
            }),
        findings,
        new Leftovers(passage.residue(), List.copyOf(passage.context.unmapped())),
        Version.of(passage.fills, sender.rules()),
        () -> explain(message, sender, journey));
  }

  private static List<Explained> explain(
      V2Message message, SenderProfile sender, Consumer<Passage> journey) {
    Origins origins = new Origins();
    Passage passage = new Passage(message, sender, Map.of(), Optional.of(origins));
    passage.travel(journey);
    return passage.said().drafts().stream()
        .flatMap(draft -> origins.explain(draft.resource()).stream())
        .toList();
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

  private List<String> residue() {
    Set<String> all = new LinkedHashSet<>(Residue.of(message));
    all.addAll(supplanted.places());
    all.addAll(context.unused());
    return List.copyOf(all);
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

  private void travel(Consumer<Passage> journey) {
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
    if (!cleared.isEmpty()) {
      drafts.replaceAll(draft -> draft.resource() == resource ? draft.clearing(cleared) : draft);
    }
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
    String reference = draft.reference();
    Draft before = byReference.put(reference, draft);
    if (before != null) {
      boolean lighter = draft.weight() == Weight.MENTION;
      supplanted.outweighed(
          (lighter ? draft : before).resource(), (lighter ? before : draft).resource());
    }
    drafts.add(draft);
    supplanted.said(draft.resource());
    return new Reference(reference);
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
    numbers.add(patient);
  }

  /** What the message states may be known by another number so far. */
  public void otherNumber(OtherNumber number) {
    others.add(number);
  }

  public void merge(RecordMerge merge) {
    supplanted.said(merge.prior());
    merges.add(merge);
  }

  public void move(RecordMove move) {
    moves.add(move);
  }

  public void note(Finding finding) {
    context.note(finding);
  }

  /** The last resource of a type that was stated so far, as a fact or in passing. */
  public Optional<Reference> stated(String type) {
    return drafts.stream()
        .map(Draft::resource)
        .filter(resource -> resource.fhirType().equals(type))
        .reduce((first, last) -> last)
        .map(Identity::reference);
  }

  /**
   * What was stated so far that makes this message its source: all that was asserted, and what is
   * known of a patient that may be told here for the first time.
   */
  public List<Draft> sourced() {
    return drafts.stream()
        .filter(
            draft -> draft.weight() == Weight.ASSERT || FACTS.contains(draft.resource().fhirType()))
        .toList();
  }

  /** What was stated as fact so far, in order. */
  public List<Draft> asserted() {
    return drafts.stream().filter(draft -> draft.weight() == Weight.ASSERT).toList();
  }

  /** The end of the way: everything stated. */
  private Said said() {
    List<Draft> all = new ArrayList<>();
    mentions.all().forEach(resource -> all.add(Draft.mentioned(resource, time)));
    all.addAll(drafts);
    return new Said(all, merges, moves, numbers, others);
  }

  private Instant eventTime(EventClock clock) {
    for (EventClock.Source source : clock.order()) {
      Instant known = time(source, clock);
      if (!known.equals(Instant.EPOCH)) {
        return known;
      }
    }
    note(
        Finding.warning(
            "MSH-7",
            "no-event-time",
            "Neither EVN-2 nor MSH-7 tells the time; anything else counts as newer."));
    return Instant.EPOCH;
  }

  private Instant time(EventClock.Source source, EventClock clock) {
    return switch (source) {
      case EVENT ->
          message
              .first("EVN")
              .map(evn -> instant("EVN-2", evn.field(2).first()))
              .orElse(Instant.EPOCH);
      case MESSAGE -> instant("MSH-7", message.segments().get(0).field(7).first());
      case ARRIVAL -> clock.arrival().orElse(Instant.EPOCH);
    };
  }

  private Instant instant(String location, V2Repetition value) {
    context.at(location);
    return INSTANT.map(value, context) instanceof InstantType found
        ? found.getValue().toInstant()
        : Instant.EPOCH;
  }
}
