package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.corridor.hub.Answer;
import org.corridor.hub.Fhir;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Journal;
import org.corridor.hub.Role;
import org.corridor.hub.Sender;
import org.hl7.fhir.r4.model.Resource;

/** One sequence of messages on its way through the hub, over one connection. */
final class Case {

  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final Duration SHORT_SILENCE = Duration.ofMillis(300);
  private static final Pattern HEADER = Pattern.compile("(?m)^(?:\u00ef\u00bb\u00bf)?MSH(.).*");
  private static final int REFUSED_LATELY = 40;

  private final HubUnderTest hub;
  private final Expectation expectation;
  private final SoftAssertions all = new SoftAssertions();
  private final List<String> refused = new ArrayList<>();

  /** Those who sent something under a control id: each of them has a message of its own. */
  private final Map<String, Set<String>> senders = new HashMap<>();

  Case(HubUnderTest hub, Expectation expectation) {
    this.hub = hub;
    this.expectation = expectation;
  }

  /** Sends the files and checks all that is expected. */
  void play(List<Path> files) throws IOException, InterruptedException {
    assertThat(expectation.answers()).hasSameSizeAs(files);
    try (Sender sender = hub.sender()) {
      for (int i = 0; i < files.size(); i++) {
        exchange(sender, files.get(i), expectation.answers().get(i));
        ask(i + 1);
      }
      all.assertThat(sender.hearsNothingFor(patience())).as("silence in the end").isTrue();
    }
    ask(Integer.MAX_VALUE);
    checkRefused();
    checkLog();
    all.assertAll();
  }

  /** Where an answer after processing would be one too many, it is waited for. */
  private Duration patience() {
    boolean mayCome =
        expectation.answers().stream()
            .flatMap(hearing -> hearing.choices().stream())
            .anyMatch(choice -> choice.isEmpty() || choice.equals(List.of("CA")));
    return mayCome ? SHORT_SILENCE : Duration.ofMillis(1);
  }

  private void exchange(Sender sender, Path file, Expectation.Hearing hearing)
      throws IOException, InterruptedException {
    byte[] content = Files.readAllBytes(file);
    String text = new String(content, ISO_8859_1);
    sender.write(Sender.frame(content));
    List<Answer> answers = hear(sender, hearing);
    all.assertThat(hearing.choices())
        .as("answers to " + file.getFileName() + ": " + answers)
        .anyMatch(choice -> fits(choice, answers));
    List<String> controlIds = controlIds(text);
    headers(text)
        .forEach(
            header ->
                senders
                    .computeIfAbsent(header.get(9), id -> new HashSet<>())
                    .add(header.get(2) + "/" + header.get(3)));
    for (Answer answer : answers) {
      all.assertThat(controlIds).as("MSA-2 for " + file).contains(answer.controlId());
      if (answer.code().endsWith("A")) {
        settled(file, answer.controlId());
      } else {
        refused.add(text);
      }
    }
    if (hearing.most() == 0) {
      controlIds.forEach(controlId -> settled(file, controlId));
    }
  }

  private static List<Answer> hear(Sender sender, Expectation.Hearing hearing) throws IOException {
    List<Answer> answers = new ArrayList<>();
    while (answers.size() < hearing.fewest()
        || (answers.size() < hearing.most() && !sender.hearsNothingFor(SILENCE))) {
      answers.add(sender.receive());
    }
    return answers;
  }

  private static boolean fits(List<String> choice, List<Answer> answers) {
    if (choice.size() != answers.size()) {
      return false;
    }
    for (int i = 0; i < choice.size(); i++) {
      String[] wanted = choice.get(i).split(":", -1);
      Answer answer = answers.get(i);
      if (!answer.code().equals(wanted[0])
          || (wanted.length > 1 && !answer.field("ERR", 3).startsWith(wanted[1]))) {
        return false;
      }
    }
    return true;
  }

  private void settled(Path file, String controlId) {
    int count = senders.getOrDefault(controlId, Set.of()).size();
    all.assertThat(journal().settledOf(controlId, Math.max(1, count)))
        .as("state of " + file.getFileName())
        .extracting(message -> message.path("state").asText())
        .doesNotContain("DEAD");
  }

  private void ask(int after) {
    expectation.questions().stream()
        .filter(question -> question.after() == after)
        .forEach(this::ask);
  }

  private void ask(Expectation.Question question) {
    all.assertThatCode(
            () -> {
              Resource found = hub.fhir().read(question.query());
              String text =
                  Fhir.R4.newJsonParser().setPrettyPrint(true).encodeResourceToString(found);
              for (String truth : question.truths()) {
                all.assertThat(Fhir.holds(found, truth))
                    .as(question.query() + "\n  " + truth + "\n" + text)
                    .isTrue();
              }
            })
        .as(question.query())
        .doesNotThrowAnyException();
  }

  /** What the door refuses is kept as it came. */
  private void checkRefused() throws IOException, InterruptedException {
    if (refused.isEmpty()) {
      return;
    }
    List<String> kept = new ArrayList<>();
    for (JsonNode message : journal().find("state=REJECTED&limit=" + REFUSED_LATELY)) {
      String path = "/api/messages/" + message.path("id").asText() + "/content";
      kept.add(new String(hub.as(Role.ANALYST).get(path).bytes(), ISO_8859_1));
    }
    for (String text : refused) {
      // Of a batch only the message that was refused.
      Optional<String> found =
          kept.stream()
              .filter(one -> one.equals(text) || (!one.isEmpty() && text.contains(one)))
              .findFirst();
      all.assertThat(found).as("kept as it came: " + text).isPresent();
      found.ifPresent(kept::remove);
    }
  }

  private void checkLog() throws IOException {
    if (!expectation.logged().isEmpty()) {
      String log = Files.readString(hub.directory().resolve("server/log/server.log"), UTF_8);
      all.assertThat(log).contains(expectation.logged());
    }
  }

  private Journal journal() {
    try {
      return hub.journal();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** MSH-10 of each header; one empty where there is none to read. */
  private static List<String> controlIds(String text) {
    List<String> found = headers(text).stream().map(header -> header.get(9)).toList();
    return found.isEmpty() ? List.of("") : found;
  }

  /** The fields of each MSH, from MSH-1 on at least ten: MSH-10 is the last of these. */
  private static List<List<String>> headers(String text) {
    List<List<String>> found = new ArrayList<>();
    Matcher headers = HEADER.matcher(text.replace('\r', '\n'));
    while (headers.find()) {
      List<String> fields =
          new ArrayList<>(List.of(headers.group().split(Pattern.quote(headers.group(1)), -1)));
      fields.addAll(Collections.nCopies(Math.max(0, 10 - fields.size()), ""));
      found.add(fields);
    }
    return found;
  }
}
