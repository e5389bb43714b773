package org.corridor.commandline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.corridor.profiles.Profiles;
import org.junit.jupiter.api.Test;

/**
 * Puts a word that nobody has seen at a random place of a message and looks for it: it is in the
 * bundle, or a finding or the residue names its field. {@code -Dcorridor.fuzz.words} sets how many
 * are tried.
 */
class NothingVanishesTest {

  private static final int WORDS = Integer.getInteger("corridor.fuzz.words", 2_000);
  private static final long SEED = Long.getLong("corridor.fuzz.seed", 20261121L);
  private static final String WORD = "Qzxwy";

  /** Set ids, and the event that MSH-9 repeats. */
  private static final Pattern WITHOUT_CONTENT =
      Pattern.compile(
          "(AL1|CON|DG1|EVN|FT1|GT1|IAM|IN1|IN3|NK1|NTE|OBR|OBX|PID|PR1|PV1|RGS|SPM|TQ1|TXA|AI[SGLP])-1\\.1");

  private final Random random = new Random(SEED);
  private final Conversion conversion = new Conversion(Profiles.none(Conversion::settings), false);
  private final Map<String, Integer> vanished = new TreeMap<>();
  private int found;

  @Test
  void noWordVanishes() {
    List<byte[]> examples =
        Examples.all().stream()
            .filter(example -> example.length < 20_000)
            .filter(example -> conversion.of(example).bundle().isPresent())
            .toList();
    for (int i = 0; i < WORDS; i++) {
      tryOne(new String(examples.get(random.nextInt(examples.size())), ISO_8859_1));
    }
    assertThat(vanished).isEmpty();
    assertThat(found).isGreaterThan(WORDS / 3);
  }

  private void tryOne(String text) {
    List<String> segments = Arrays.asList(text.split("[\r\n]+", -1));
    int which = 1 + random.nextInt(segments.size());
    if (which >= segments.size() || !segments.get(which).matches("[A-Z][A-Z0-9]{2}\\|.*")) {
      return;
    }
    String[] fields = segments.get(which).split("\\|", -1);
    int field = 1 + random.nextInt(fields.length - 1);
    String[] repetitions = fields[field].split("~", -1);
    int repetition = random.nextInt(repetitions.length);
    String[] components = repetitions[repetition].split("\\^", -1);
    int component = 1 + random.nextInt(components.length);
    components[component - 1] = WORD;
    repetitions[repetition] = String.join("^", components);
    fields[field] = String.join("~", repetitions);
    segments.set(which, String.join("|", fields));
    String name = fields[0];
    judge(
        String.join("\r", segments),
        name,
        name + '-' + field,
        name + '-' + field + '.' + component);
  }

  /** As it was sent, or within data in base64, where three letters of four stand for it. */
  private static boolean isIn(String json) {
    return json.toLowerCase(Locale.ROOT).contains(WORD.toLowerCase(Locale.ROOT))
        || IntStream.range(0, 3).mapToObj(NothingVanishesTest::inBase64).anyMatch(json::contains);
  }

  /** What does not depend on the {@code before} bytes that stand before the word, nor on others. */
  private static String inBase64(int before) {
    byte[] bytes = ("x".repeat(before) + WORD).getBytes(ISO_8859_1);
    String all = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    return all.substring(before == 0 ? 0 : before + 1, all.length() - 1);
  }

  private void judge(String message, String segment, String field, String component) {
    Conversion.Outcome outcome = conversion.of(message.getBytes(ISO_8859_1));
    if (outcome.bundle().isEmpty()) {
      return;
    }
    Set<String> named =
        Stream.of(
                outcome.findings().stream().map(finding -> finding.location()),
                outcome.leftovers().residue().stream(),
                outcome.leftovers().unmappedCodes().stream().map(code -> code.location()))
            .flatMap(all -> all)
            .map(location -> location.replaceAll("\\[\\d+]", ""))
            .collect(Collectors.toSet());
    boolean told =
        named.stream()
            .anyMatch(
                place ->
                    place.equals(segment)
                        || place.equals(field)
                        || place.equals(component)
                        || place.startsWith(component + "."));
    String json =
        FhirContext.forR4Cached().newJsonParser().encodeResourceToString(outcome.bundle().get());
    if (told || isIn(json) || WITHOUT_CONTENT.matcher(component).matches()) {
      found++;
    } else {
      vanished.merge(component, 1, Integer::sum);
    }
  }
}
