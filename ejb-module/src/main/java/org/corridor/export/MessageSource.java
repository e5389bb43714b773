package org.corridor.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.interfaces.Export;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.journal.ProcessedMessages;
import org.corridor.journal.ProcessedMessages.Processed;
import org.corridor.routing.Unroutable;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;

/** The messages that were processed in a window. */
final class MessageSource implements Source {

  private static final int PAGE = 200;
  private static final int BYTES = 8 << 20;

  /** Where messages and what is known of them come from. */
  record Archive(ProcessedMessages journal, Vault vault, InterfaceSenders senders) {}

  private final Archive archive;
  private final Export.Messages wanted;
  private final Window window;
  private final Optional<CsvTable> table;

  /**
   * @param table of which they become rows; empty: they are whole
   */
  MessageSource(Archive archive, Export.Messages wanted, Window window, Optional<CsvTable> table) {
    this.archive = archive;
    this.wanted = wanted;
    this.window = window;
    this.table = table;
  }

  @Override
  public List<Candidate> page(String mark) {
    List<Processed> page =
        withinMemory(
            archive
                .journal()
                .page(wanted.interfaces(), window.from(), window.to(), place(mark), PAGE));
    Map<MessageId, byte[]> contents =
        archive.journal().contents(page.stream().map(Processed::id).toList());
    return page.stream()
        .map(
            message ->
                Optional.ofNullable(contents.get(message.id()))
                    .map(bytes -> candidate(message, archive.vault().open(bytes, message.id())))
                    // The journal has forgotten it meanwhile.
                    .orElseGet(() -> Candidate.leftOut(mark(message))))
        .toList();
  }

  private static List<Processed> withinMemory(List<Processed> page) {
    List<Processed> first = new ArrayList<>();
    long bytes = 0;
    for (Processed message : page) {
      bytes += message.size();
      if (bytes > BYTES && !first.isEmpty()) {
        break;
      }
      first.add(message);
    }
    return first;
  }

  private Candidate candidate(Processed message, byte[] content) {
    String mark = mark(message);
    if (table.isEmpty() && !HlBatch.takes(content)) {
      return Candidate.leftOut(mark);
    }
    if (wanted.accept().isEmpty() && table.isEmpty()) {
      return Candidate.record(mark, HlBatch.ended(content));
    }
    try {
      V2Message read =
          V2Message.parse(content, archive.senders().of(message.interfaceName(), content));
      if (wanted.accept().filter(condition -> !condition.holds(read)).isPresent()) {
        return Candidate.notMeant(mark);
      }
      return Candidate.record(
          mark, table.map(rows -> row(rows, read)).orElseGet(() -> HlBatch.ended(content)));
    } catch (Unreadable | Unroutable e) {
      return Candidate.leftOut(mark);
    }
  }

  private byte[] row(CsvTable rows, V2Message message) {
    return rows.rowOf(
        wanted.table().orElseThrow().columns().values().stream()
            .map(place -> place.values(message))
            .toList());
  }

  private static String mark(Processed message) {
    return message.at() + " " + message.id();
  }

  private static Optional<Processed> place(String mark) {
    if (mark.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = mark.split(" ", 2);
    return Optional.of(new Processed(Instant.parse(parts[0]), MessageId.of(parts[1]), "", 0));
  }
}
