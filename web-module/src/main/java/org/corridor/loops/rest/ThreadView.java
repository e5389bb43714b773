package org.corridor.loops.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.loops.Loop;
import org.corridor.loops.LoopKind;
import org.corridor.loops.LoopNumber;
import org.corridor.loops.LoopState;

/**
 * An order and its results, or a referral and its report.
 *
 * @param interfaceName through which it was asked for
 * @param dueAt by when an answer was expected
 * @param ordered whether what was asked for has been seen; an answer may come first
 * @param closedBy who gave it up; empty for nobody
 */
public record ThreadView(
    UUID id,
    LoopKind kind,
    String interfaceName,
    String patient,
    Instant openedAt,
    LoopState state,
    Instant stateAt,
    Optional<Instant> dueAt,
    boolean ordered,
    String closedBy,
    List<NumberView> numbers) {

  /**
   * A number by which it is known.
   *
   * @param authority who gave it; empty when nobody says so
   */
  public record NumberView(LoopNumber.Role role, String number, String authority) {}

  static ThreadView of(Loop loop) {
    return new ThreadView(
        loop.id(),
        loop.kind(),
        loop.interfaceName(),
        loop.patient(),
        loop.openedAt(),
        loop.state(),
        loop.stateAt(),
        loop.dueAt(),
        loop.ordered(),
        loop.closedBy(),
        loop.numbers().stream()
            .map(one -> new NumberView(one.role(), one.number(), one.authority()))
            .toList());
  }
}
