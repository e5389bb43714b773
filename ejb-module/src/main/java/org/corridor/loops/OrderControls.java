package org.corridor.loops;

import java.util.Map;
import java.util.Optional;
import org.corridor.hl7v2.V2Segment;

/** What ORC-1 says (HL7 table 0119), in messages that order and in those that answer. */
final class OrderControls {

  private static final Map<String, LoopEvent> EVENTS =
      Map.ofEntries(
          // Who ordered takes it back; who fills it does, or cannot take it.
          Map.entry("CA", LoopEvent.CANCELLED),
          Map.entry("DC", LoopEvent.CANCELLED),
          Map.entry("CR", LoopEvent.CANCELLED),
          Map.entry("DR", LoopEvent.CANCELLED),
          Map.entry("OC", LoopEvent.CANCELLED),
          Map.entry("OD", LoopEvent.CANCELLED),
          Map.entry("UA", LoopEvent.CANCELLED),
          Map.entry("DF", LoopEvent.CANCELLED),
          Map.entry("UC", LoopEvent.KEPT),
          Map.entry("UD", LoopEvent.KEPT),
          Map.entry("OK", LoopEvent.ACCEPTED),
          Map.entry("NA", LoopEvent.ACCEPTED),
          Map.entry("SC", LoopEvent.ACCEPTED),
          Map.entry("SR", LoopEvent.ACCEPTED),
          Map.entry("XR", LoopEvent.ACCEPTED),
          Map.entry("XX", LoopEvent.ACCEPTED),
          Map.entry("OR", LoopEvent.ACCEPTED),
          Map.entry("HR", LoopEvent.ACCEPTED),
          Map.entry("RE", LoopEvent.ACCEPTED));

  private OrderControls() {}

  /**
   * The event of an order.
   *
   * @param usual what any other word means
   */
  static LoopEvent of(Optional<V2Segment> orc, LoopEvent usual) {
    String control = orc.map(segment -> segment.value("1")).orElse("");
    LoopEvent event = EVENTS.getOrDefault(control, usual);
    boolean cancelled =
        (control.equals("SC") || control.equals("SR"))
            && orc.filter(segment -> segment.value("5").equals("CA")).isPresent();
    return cancelled ? LoopEvent.CANCELLED : event;
  }

  /** Whether whoever fills the order has taken it back. */
  static boolean isTakenBack(Optional<V2Segment> orc) {
    return orc.isPresent() && of(orc, LoopEvent.ACCEPTED) == LoopEvent.CANCELLED;
  }
}
