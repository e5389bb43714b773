package org.corridor.eligibility;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.eligibility.Benefit.Kind;
import org.corridor.eligibility.Benefit.Network;

/** Makes a {@link Summary}. */
final class Summarizing {
  private static final Set<String> BEGINS = Set.of("346", "356", "348");
  private static final Set<String> ENDS = Set.of("347", "357", "349");
  private static final Set<String> RANGES = Set.of("291", "307", "318", "346", "356", "348");

  private final Answer answer;
  private final List<Benefit> status;

  Summarizing(Answer answer) {
    this.answer = answer;
    List<Benefit> all =
        answer.benefits().stream()
            .filter(b -> b.kind() == Kind.ACTIVE || b.kind() == Kind.INACTIVE)
            .toList();
    List<Benefit> general = all.stream().filter(Summarizing::isGeneral).toList();
    this.status = general.isEmpty() ? all : general;
  }

  private static boolean isGeneral(Benefit benefit) {
    return (benefit.serviceTypes().isEmpty() && benefit.procedure().isEmpty())
        || benefit.serviceTypes().contains(Inquiry.GENERAL);
  }

  Summary summary() {
    return new Summary(
        active(),
        plan(),
        dates().filter(d -> isBegin(d)).flatMap(d -> d.from().stream()).findFirst(),
        dates().flatMap(d -> end(d).stream()).findFirst(),
        types(Kind.ACTIVE),
        amounts(Kind.DEDUCTIBLE),
        amounts(Kind.OUT_OF_POCKET),
        copay(),
        coinsurance(),
        types(Kind.NOT_COVERED),
        of(Kind.LIMIT).map(b -> b.raw().get(0)).toList(),
        answer.benefits().stream()
            .filter(b -> b.authorization().orElse(false))
            .flatMap(b -> keys(b).stream())
            .distinct()
            .toList());
  }

  private Optional<Boolean> active() {
    return status.isEmpty()
        ? Optional.empty()
        : Optional.of(status.stream().anyMatch(b -> b.kind() == Kind.ACTIVE));
  }

  private String plan() {
    return Stream.concat(status.stream(), answer.benefits().stream())
        .map(Benefit::plan)
        .filter(p -> !p.isEmpty())
        .findFirst()
        .orElse("");
  }

  private Stream<Dated> dates() {
    return Stream.concat(answer.dates().stream(), status.stream().flatMap(b -> b.dates().stream()));
  }

  private static boolean isBegin(Dated date) {
    return BEGINS.contains(date.qualifier())
        || (RANGES.contains(date.qualifier()) && date.to().isPresent());
  }

  private static Optional<LocalDate> end(Dated date) {
    if (ENDS.contains(date.qualifier())) {
      return date.to().or(date::from);
    }
    return RANGES.contains(date.qualifier()) ? date.to() : Optional.empty();
  }

  private Stream<Benefit> of(Kind kind) {
    return answer.benefits().stream().filter(b -> b.kind() == kind);
  }

  private List<String> types(Kind kind) {
    return of(kind).flatMap(b -> b.serviceTypes().stream()).distinct().toList();
  }

  private static List<String> keys(Benefit benefit) {
    if (!benefit.serviceTypes().isEmpty()) {
      return benefit.serviceTypes();
    }
    return List.of(benefit.procedure().isEmpty() ? Inquiry.GENERAL : benefit.procedure());
  }

  private Map<String, Map<String, String>> amounts(Kind kind) {
    Map<String, Map<String, String>> amounts = new LinkedHashMap<>();
    of(kind)
        .filter(b -> b.cents().isPresent())
        .forEach(
            b -> {
              String network =
                  network(b.network(), "unspecified") + (b.remaining() ? "Remaining" : "");
              for (String key : keys(b)) {
                amounts
                    .computeIfAbsent(level(b), l -> new LinkedHashMap<>())
                    .putIfAbsent(
                        key.equals(Inquiry.GENERAL) ? network : key + "/" + network,
                        Summary.money(b.cents().orElse(0)));
              }
            });
    return amounts;
  }

  private static String level(Benefit benefit) {
    return switch (benefit.level()) {
      case INDIVIDUAL -> "individual";
      case FAMILY -> "family";
      case OTHER -> "unspecified";
    };
  }

  private Map<String, String> copay() {
    Map<String, String> copay = new LinkedHashMap<>();
    of(Kind.COPAY)
        .filter(b -> b.cents().isPresent())
        .forEach(
            b ->
                keys(b)
                    .forEach(
                        key ->
                            copay.putIfAbsent(
                                b.network() == Network.OUT ? key + "/out" : key,
                                Summary.money(b.cents().orElse(0)))));
    return copay;
  }

  private Map<String, String> coinsurance() {
    Map<String, String> shares = new LinkedHashMap<>();
    of(Kind.COINSURANCE)
        .filter(b -> b.percent().isPresent())
        .forEach(
            b ->
                keys(b)
                    .forEach(
                        key ->
                            shares.putIfAbsent(
                                key + "/" + network(b.network(), "unspecified"),
                                b.percent().orElseThrow().toPlainString())));
    return shares;
  }

  private static String network(Network network, String unknown) {
    return switch (network) {
      case IN -> "in";
      case OUT -> "out";
      case BOTH -> "any";
      case UNKNOWN -> unknown;
    };
  }
}
