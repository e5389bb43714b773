package org.corridor.interfaces;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.delivery.BreakerPolicy;
import org.corridor.delivery.Destination;
import org.corridor.delivery.InDoubtPolicy;
import org.corridor.delivery.Order;
import org.corridor.delivery.RetryPolicy;
import org.corridor.delivery.Transport;

/** Reads the section {@code destinations}. What is wrong is noted there. */
record DestinationReader(TransportReader transports) {

  private static final int MOST_CONNECTIONS = 64;

  List<Destination> all(Section section, String version) {
    List<Destination> all =
        section.names().stream().flatMap(name -> one(section, name, version).stream()).toList();
    section.end();
    return all;
  }

  private Optional<Destination> one(Section parent, String name, String version) {
    if (!InterfaceReader.isName(name)) {
      parent.problem(name, "a name has small letters, digits and dashes, at most 63");
    }
    Optional<Section> found = parent.section(name);
    if (found.isEmpty()) {
      parent.problem(
          name, "expected a way out, such as mllp: {host: ward.example.org, port: 6661}");
      return Optional.empty();
    }
    Section section = found.get();
    Optional<Transport> transport = transports.read(section);
    Order order = Values.choice(section, "order", Order.class).orElse(Order.PATIENT);
    Optional<Integer> connections = Values.number(section, "connections", 1, MOST_CONNECTIONS);
    if (order == Order.STRICT && connections.orElse(1) > 1) {
      section.problem("connections", "with order: strict there is one");
    }
    Optional<Integer> rate = Values.number(section, "rate", 1, 100_000);
    RetryPolicy retry = section.section("retry").map(this::retry).orElse(RetryPolicy.USUAL);
    BreakerPolicy breaker =
        section.section("breaker").map(this::breaker).orElse(BreakerPolicy.USUAL);
    InDoubtPolicy inDoubt =
        Values.choice(section, "in-doubt", InDoubtPolicy.class).orElse(InDoubtPolicy.RESEND);
    section.end();
    return transport.map(
        way ->
            new Destination(
                name,
                way,
                order,
                connections.orElse(1),
                rate.map(OptionalInt::of).orElse(OptionalInt.empty()),
                retry,
                breaker,
                inDoubt,
                version));
  }

  private RetryPolicy retry(Section section) {
    RetryPolicy usual = RetryPolicy.USUAL;
    Duration first = positive(section, "first").orElse(usual.first());
    Duration longest = positive(section, "longest").orElse(usual.longest());
    RetryPolicy policy =
        new RetryPolicy(
            first,
            decimal(section, "factor", 1, 10).orElse(usual.factor()),
            longest,
            decimal(section, "jitter", 0, 1).orElse(usual.jitter()),
            positive(section, "maximum-age").orElse(usual.maximumAge()),
            Values.number(section, "answers", 1, 1_000).orElse(usual.answers()));
    if (longest.compareTo(first) < 0) {
      section.problem("longest", "is shorter than first");
    }
    section.end();
    return policy;
  }

  private BreakerPolicy breaker(Section section) {
    BreakerPolicy policy =
        new BreakerPolicy(
            Values.number(section, "failures", 1, 1_000).orElse(BreakerPolicy.USUAL.failures()),
            positive(section, "probe").orElse(BreakerPolicy.USUAL.probe()));
    section.end();
    return policy;
  }

  private static Optional<Duration> positive(Section section, String key) {
    Optional<Duration> duration = Values.duration(section, key);
    if (duration.filter(Duration::isZero).isPresent()) {
      section.problem(key, "must be longer than nothing");
    }
    return duration;
  }

  private static Optional<Double> decimal(Section section, String key, int least, int most) {
    Optional<String> text = section.text(key);
    Optional<Double> number =
        text.filter(digits -> digits.matches("\\d{1,3}(\\.\\d{1,6})?"))
            .map(Double::valueOf)
            .filter(value -> value >= least && value <= most);
    if (text.isPresent() && number.isEmpty()) {
      section.problem(key, "expected a number from " + least + " to " + most);
    }
    return number;
  }
}
