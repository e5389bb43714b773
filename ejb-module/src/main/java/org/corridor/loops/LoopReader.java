package org.corridor.loops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.interfaces.LoopRules;
import org.corridor.loops.LoopNumber.Role;
import org.corridor.ordering.Grouping;
import org.corridor.ordering.Grouping.OrderGroup;

/** Finds what a message says of orders, results, documents and referrals. */
public final class LoopReader {

  /** Of a message with more, the others are not followed. */
  public static final int MOST = 500;

  private static final Set<String> PHARMACY_ORDERS = Set.of("RDE", "RDO");
  private static final Set<String> PHARMACY_ANSWERS = Set.of("RRE", "RRO");
  private static final Set<String> ORDERS =
      Set.of("ORM", "OML", "OMG", "OMP", "OMI", "OMS", "OMN", "OMD", "OMB", "OPL", "OPR");
  private static final Set<String> ANSWERS =
      Set.of("ORR", "ORL", "ORG", "ORP", "ORI", "ORS", "ORN", "ORD", "ORB", "OPU");
  private static final Set<String> RESULTS = Set.of("ORU", "OUL");

  /** HL7 table 0271: dictated, documented, in progress, incomplete, pre-authenticated. */
  private static final Set<String> UNFINISHED = Set.of("DI", "DO", "IP", "IN", "PA");

  private final V2Message message;
  private final LoopRules rules;

  private LoopReader(V2Message message, LoopRules rules) {
    this.message = message;
    this.rules = rules;
  }

  /**
   * What {@code message} says; nothing for most types.
   *
   * @param rules of the interface that it came through
   */
  public static List<Mention> read(V2Message message, LoopRules rules) {
    List<Mention> all = new LoopReader(message, rules).read(message.header().type());
    return all.stream().filter(one -> !one.numbers().isEmpty()).distinct().limit(MOST).toList();
  }

  /** Whether a message asks for something: it is an order or a referral, not an answer. */
  public static boolean asks(V2Message message) {
    String type = message.header().type();
    return ORDERS.contains(type) || PHARMACY_ORDERS.contains(type) || type.equals("REF");
  }

  private List<Mention> read(String type) {
    if (ORDERS.contains(type)) {
      return groups().map(group -> order(group, LoopEvent.ORDERED)).toList();
    }
    if (ANSWERS.contains(type)) {
      return groups().map(group -> order(group, LoopEvent.ACCEPTED)).toList();
    }
    if (RESULTS.contains(type)) {
      return results();
    }
    if (PHARMACY_ORDERS.contains(type)) {
      return pharmacy(LoopEvent.ORDERED);
    }
    if (PHARMACY_ANSWERS.contains(type)) {
      return pharmacy(LoopEvent.ACCEPTED);
    }
    return switch (type) {
      case "RDS" -> dispenses();
      case "MDM" -> documents();
      case "REF", "RRI" -> referrals(type);
      default -> List.of();
    };
  }

  private Stream<OrderGroup> groups() {
    return Grouping.of(message).stream()
        .flatMap(patient -> patient.orders().stream())
        .filter(group -> !group.prior());
  }

  private Mention order(OrderGroup group, LoopEvent usual) {
    return mention(OrderControls.of(group.orc(), usual), numbers(group), group.orc(), group.obr());
  }

  private Mention mention(
      LoopEvent event, List<LoopNumber> numbers, Optional<V2Segment> orc, Optional<V2Segment> obr) {
    Optional<Duration> within =
        event == LoopEvent.ORDERED && !numbers.isEmpty()
            ? Deadlines.within(rules.orders(), message, orc, obr)
            : Optional.empty();
    return new Mention(LoopKind.ORDER, event, numbers, within);
  }

  private static List<LoopNumber> numbers(OrderGroup group) {
    return numbers(group.orc(), group.obr());
  }

  /** Both segments carry them; OBR is closer to what is ordered. */
  private static List<LoopNumber> numbers(Optional<V2Segment> orc, Optional<V2Segment> obr) {
    List<LoopNumber> all = new ArrayList<>(4);
    for (Role role : Role.values()) {
      int field = role == Role.PLACER ? 2 : 3;
      List<LoopNumber> own =
          obr.map(one -> LoopNumber.of(role, one.field(field).first())).orElse(List.of());
      all.addAll(
          own.isEmpty()
              ? orc.map(one -> LoopNumber.of(role, one.field(field).first())).orElse(List.of())
              : own);
    }
    return all;
  }

  /** Below ORC stand segments that only a pharmacy has. */
  private List<Mention> pharmacy(LoopEvent usual) {
    return message.all("ORC").stream()
        .map(Optional::of)
        .map(
            orc ->
                mention(
                    OrderControls.of(orc, usual),
                    numbers(orc, Optional.empty()),
                    orc,
                    Optional.empty()))
        .toList();
  }

  private List<Mention> dispenses() {
    return message.all("ORC").stream()
        .map(Optional::of)
        .map(
            orc ->
                new Mention(
                    LoopKind.ORDER,
                    OrderControls.isTakenBack(orc) ? LoopEvent.CANCELLED : LoopEvent.FINAL,
                    numbers(orc, Optional.empty()),
                    Optional.empty()))
        .toList();
  }

  /** Several reports of one order are one answer. */
  private List<Mention> results() {
    Map<LoopNumber, Set<LoopNumber>> numbers = new LinkedHashMap<>();
    Map<LoopNumber, List<LoopEvent>> events = new LinkedHashMap<>();
    groups()
        .forEach(
            group -> {
              List<LoopNumber> own = numbers(group);
              Optional<LoopEvent> event = ReportStatus.of(group);
              if (!own.isEmpty() && event.isPresent()) {
                LoopNumber first = own.get(0);
                numbers.computeIfAbsent(first, one -> new LinkedHashSet<>()).addAll(own);
                events.computeIfAbsent(first, one -> new ArrayList<>()).add(event.get());
              }
            });
    List<Mention> all = new ArrayList<>();
    numbers.forEach(
        (first, own) ->
            all.add(
                answer(
                    ReportStatus.together(events.getOrDefault(first, List.of())),
                    List.copyOf(own))));
    return all;
  }

  private static Mention answer(LoopEvent event, List<LoopNumber> numbers) {
    return new Mention(LoopKind.ORDER, event, numbers, Optional.empty());
  }

  private List<Mention> documents() {
    Optional<V2Segment> txa = message.first("TXA");
    if (txa.isEmpty()) {
      return List.of();
    }
    LoopEvent event = document(txa.get());
    List<Mention> all = new ArrayList<>();
    groups().forEach(group -> all.add(answer(event, numbers(group))));
    // What stands at the same place of both belongs to one order.
    int orders = Math.max(txa.get().field(14).count(), txa.get().field(15).count());
    for (int i = 0; i < Math.min(orders, MOST); i++) {
      List<LoopNumber> numbers = new ArrayList<>(4);
      numbers.addAll(at(Role.PLACER, txa.get(), 14, i));
      numbers.addAll(at(Role.FILLER, txa.get(), 15, i));
      all.add(answer(event, numbers));
    }
    return all;
  }

  private static List<LoopNumber> at(Role role, V2Segment segment, int field, int index) {
    return segment.field(field).repetitions().stream()
        .skip(index)
        .findFirst()
        .map(value -> LoopNumber.of(role, value))
        .orElse(List.of());
  }

  private LoopEvent document(V2Segment txa) {
    return switch (message.header().trigger()) {
      case "T11" -> LoopEvent.WITHDRAWN;
      case "T08", "T10" ->
          UNFINISHED.contains(txa.value("17")) ? LoopEvent.PARTIAL : LoopEvent.CORRECTED;
      default -> UNFINISHED.contains(txa.value("17")) ? LoopEvent.PARTIAL : LoopEvent.FINAL;
    };
  }

  private List<Mention> referrals(String type) {
    return message
        .first("RF1")
        .flatMap(
            rf1 ->
                referral(type, rf1.value("1"))
                    .map(
                        event -> {
                          List<LoopNumber> numbers = new ArrayList<>(4);
                          numbers.addAll(LoopNumber.of(Role.PLACER, rf1.field(6).first()));
                          numbers.addAll(LoopNumber.of(Role.FILLER, rf1.field(11).first()));
                          return new Mention(
                              LoopKind.REFERRAL, event, numbers, referralWithin(event));
                        }))
        .stream()
        .toList();
  }

  private Optional<Duration> referralWithin(LoopEvent event) {
    return event == LoopEvent.ORDERED
        ? Deadlines.within(rules.referrals(), message, Optional.empty(), Optional.empty())
        : Optional.empty();
  }

  /** By the event, and by RF1-1 (HL7 table 0283): rejected, expired. */
  private Optional<LoopEvent> referral(String type, String status) {
    String trigger = message.header().trigger();
    if (trigger.equals("I15")) {
      return Optional.empty();
    }
    if (trigger.equals("I14") || status.equals("R") || status.equals("E")) {
      return Optional.of(LoopEvent.CANCELLED);
    }
    return Optional.of(type.equals("REF") ? LoopEvent.ORDERED : LoopEvent.ACCEPTED);
  }
}
