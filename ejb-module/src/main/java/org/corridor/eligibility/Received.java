package org.corridor.eligibility;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What came back in a conversation.
 *
 * @param answers each with what it answers in its TRN, or in BHT03 when the payer could not look
 */
record Received(List<Answer> answers, List<Refusal> refusals) {
  private static final Pattern TRACE =
      Pattern.compile("EL([0-9A-F]{8})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{12})");

  static Received of(byte[] bytes) {
    List<Answer> answers = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    try {
      BenefitReader.read(
          new ByteArrayInputStream(bytes),
          new BenefitReader.Answers() {
            @Override
            public void answer(Answer answer) {
              answers.add(answer);
            }

            @Override
            public void refusal(Refusal refusal) {
              refusals.add(refusal);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Received(answers, refusals);
  }

  /** The answer to a question. */
  Optional<Answer> to(UUID key) {
    return answers.stream().filter(a -> keys(a).anyMatch(key::equals)).findFirst();
  }

  /** Why a set of ours was refused: itself, or everything. */
  List<Rejection> reasons(String set) {
    return refusals.stream()
        .filter(r -> r.set().isEmpty() || r.set().equals(set))
        .flatMap(r -> r.reasons().stream())
        .toList();
  }

  /** The questions that an answer may be to: of its traces; of BHT03 only where it has none. */
  static Stream<UUID> keys(Answer answer) {
    Stream<String> numbers =
        answer.traces().isEmpty() ? Stream.of(answer.batch()) : answer.traces().stream();
    return numbers.flatMap(n -> key(n).stream());
  }

  private static Optional<UUID> key(String trace) {
    Matcher parts = TRACE.matcher(trace);
    return parts.matches()
        ? Optional.of(
            UUID.fromString(
                String.join(
                    "-",
                    parts.group(1),
                    parts.group(2),
                    parts.group(3),
                    parts.group(4),
                    parts.group(5))))
        : Optional.empty();
  }
}
