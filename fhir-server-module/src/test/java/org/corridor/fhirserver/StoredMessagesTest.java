package org.corridor.fhirserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.processing.Families;
import org.corridor.repository.Change;
import org.corridor.repository.FhirRepository;
import org.corridor.translation.NotTranslatable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be translated can be stored: every example, on each database. */
@ParameterizedClass
@MethodSource("org.corridor.fhirserver.Store#all")
class StoredMessagesTest {

  private static final SenderProfile SENDER =
      new SenderProfile(ZoneOffset.UTC, UTF_8, "urn:corridor:sender:stored");

  private final FhirRepository repository;
  private final List<String> failed = new ArrayList<>();
  private int stored;

  StoredMessagesTest(Store store) {
    this.repository = store.bean(FhirRepository.class);
  }

  @Test
  void everyExampleIsStored() throws IOException {
    for (Path file : examples()) {
      for (byte[] message : BatchSplitter.split(Files.readAllBytes(file)).messages()) {
        store(file.getFileName().toString(), message);
      }
    }
    assertThat(failed).isEmpty();
    assertThat(stored).isGreaterThan(200);
  }

  private void store(String name, byte[] bytes) {
    try {
      V2Message message = V2Message.parse(bytes, SENDER);
      var family = Families.of(message);
      if (family.isPresent()) {
        Change change = family.get().translate(message, SENDER).change();
        stored += repository.commit(List.of(change)).size();
      }
    } catch (Unreadable | NotTranslatable refused) {
      // Refusing is an answer too.
    } catch (RuntimeException e) {
      failed.add(name + ": " + because(e));
    }
  }

  private static String because(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    StackTraceElement[] at = cause.getStackTrace();
    return cause + (at.length > 0 ? " at " + at[0] : "");
  }

  private static List<Path> examples() throws IOException {
    String told =
        System.getProperty(
            "corridor.shared", System.getenv().getOrDefault("CORRIDOR_SHARED", "../../shared"));
    Path folder = Path.of(told, "data/hl7v2");
    assumeTrue(Files.isDirectory(folder), "no shared data at " + folder);
    try (Stream<Path> all = Files.walk(folder, 2)) {
      return all.filter(file -> file.toString().endsWith(".hl7")).sorted().toList();
    }
  }
}
