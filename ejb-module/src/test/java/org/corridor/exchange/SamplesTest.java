package org.corridor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.edits.Edits;
import org.corridor.guides.GuidedHandler;
import org.corridor.journal.TestDatabase;
import org.corridor.screening.Outcome;
import org.corridor.screening.Repeats;
import org.corridor.screening.Report;
import org.corridor.screening.Screening;
import org.corridor.testing.SharedData;
import org.corridor.x12.Interchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server uses of each sample what {@code ./corridor check} says can be used. */
class SamplesTest {

  @TempDir Path folder;
  private Partners partners = Partners.NONE;
  private int known;

  @Test
  void serverAndCommandUseTheSameSets() throws IOException {
    Path samples = SharedData.folder("x12");
    List<String> differences = new ArrayList<>();
    int compared = 0;
    try (ExchangeHub hub = new ExchangeHub(TestDatabase.H2, folder)) {
      Exchange exchange = hub.exchange(() -> partners);
      for (Path file : files(samples)) {
        String name = samples.relativize(file).toString();
        byte[] bytes = SharedData.bytes(file);
        partners = new Partners(senders(bytes));
        List<String> command = command(bytes);
        List<String> server =
            server(exchange, exchange.receiving().take(hub.incoming(name, bytes)));
        if (!command.equals(server)) {
          differences.add(name + ": " + command + " but the server " + server);
        }
        compared += command.size();
      }
    }
    assertThat(compared).isGreaterThan(200);
    // Both of its interchanges have the same ISA13: only who receives it refuses the second.
    assertThat(differences)
        .containsExactly(
            "837P/ims_x12_multiple_isa.txt: [987654 used, 987654 used] but the server [987654 used,"
                + " 987654 refused]");
  }

  private static List<Path> files(Path samples) throws IOException {
    try (Stream<Path> all = Files.walk(samples)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().matches(".*\\.(md|json)"))
          .sorted()
          .toList();
    }
  }

  /** A partner for each sender in a file, known by nothing but this file. */
  private List<Partner> senders(byte[] bytes) throws IOException {
    List<Partner> all = new ArrayList<>();
    Splitting.read(
        new ByteArrayInputStream(bytes),
        (header, from) -> {
          if (new Partners(all).senderOf(header).isEmpty()) {
            all.add(sender("p" + ++known, header));
          }
        });
    return all;
  }

  private Partner sender(String id, Interchange header) {
    return new Partner(
        id,
        id,
        List.of(),
        new Party(header.receiverQualifier(), header.receiver(), ""),
        new Party(header.senderQualifier(), header.sender(), ""),
        header.usage().equals("P"),
        new Partner.Agreed(Set.of(), Set.of(), Set.of()),
        new PartnerLine.ByHand(),
        Optional.empty(),
        Optional.empty(),
        new Partner.Due(Map.of(), false),
        new Partner.Deadlines(Optional.empty(), Optional.empty()),
        new Partner.FirstNumbers(1, 1),
        1,
        new Partner.Source(folder, "1"));
  }

  private static List<String> command(byte[] bytes) {
    try {
      Report report =
          Screening.of(
              new ByteArrayInputStream(bytes),
              Edits.standard(),
              new Repeats(),
              Screening.Doubts.NONE,
              new GuidedHandler() {});
      return report.interchanges().stream()
          .flatMap(one -> one.groups().stream().flatMap(group -> group.sets().stream()))
          .map(set -> said(set.control(), set.outcome() == Outcome.REJECTED))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> server(Exchange exchange, Receipt receipt) {
    return receipt.interchanges().stream()
        .map(one -> exchange.store().find(one.interchange().id()).orElseThrow())
        .flatMap(detail -> detail.sets().stream())
        .map(set -> said(set.control(), set.state() == SetState.REFUSED))
        .toList();
  }

  private static String said(String control, boolean refused) {
    String cut = control.substring(0, Math.min(control.length(), 20));
    return cut + (refused ? " refused" : " used");
  }
}
