package org.corridor.corpus;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.processing.Families;
import org.corridor.shared.Finding;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Translation;

/**
 * What became of one file.
 *
 * @param file its path below the corpus
 * @param event MSH-9 as {@code ADT^A01}; empty when unreadable
 * @param resources how many of each type it became; empty when it was refused
 * @param findings what was noticed; why it was refused
 */
record Trial(String file, String event, Map<String, Integer> resources, List<Finding> findings) {

  private static final SenderProfile SENDER =
      new SenderProfile(ZoneOffset.UTC, Charset.forName("windows-1252"), "urn:corridor:sender");

  boolean converted() {
    return !resources.isEmpty();
  }

  /** Reads and translates the file at {@code path}. */
  static Trial of(Path corpus, Path path) throws IOException {
    String file = corpus.relativize(path).toString();
    String event = "";
    try {
      V2Message message = V2Message.parse(Files.readAllBytes(path), SENDER);
      String type = message.header().type();
      String trigger = message.header().trigger();
      event = type + "^" + trigger;
      Optional<MessageFamily> family = Families.of(message);
      return family.isPresent()
          ? converted(file, event, family.get().translate(message, SENDER))
          : refused(file, event, Finding.error("MSH-9", "200", "No family takes this message."));
    } catch (Unreadable e) {
      return refused(file, event, e.finding());
    } catch (NotTranslatable e) {
      return new Trial(file, event, Map.of(), e.findings());
    }
  }

  private static Trial converted(String file, String event, Translation translation) {
    Map<String, Integer> resources = new TreeMap<>();
    translation
        .bundle()
        .getEntry()
        .forEach(entry -> resources.merge(entry.getResource().fhirType(), 1, Integer::sum));
    return new Trial(file, event, resources, translation.findings());
  }

  private static Trial refused(String file, String event, Finding why) {
    return new Trial(file, event, Map.of(), List.of(why));
  }
}
