package org.corridor.exchange;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.DeclaredFile;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.guides.Guide;
import org.corridor.guides.Guides;

/** Reads the file of one partner and says everything that is wrong with it. */
public final class PartnerReader {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  /** Acknowledgements that can be missed, by their key in the file. */
  private static final List<String> ANSWERS = List.of("TA1", "999", "277CA", "271", "277", "835");

  private static final int LAST_NUMBER = 999_999_999;
  private static final int MOST_DAYS = 3650;
  private static final int MOST_CONVERSATIONS = 1000;

  private PartnerReader() {}

  /** What may be waited for, as keys of {@code acknowledgements}. */
  public static List<String> answers() {
    return ANSWERS.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * Reads a partner.
   *
   * @throws BrokenFiles when it cannot be used as it is
   */
  public static Partner read(Path file) {
    return DeclaredFile.read(file, root -> read(file, root));
  }

  private static Partner read(Path file, Section root) {
    String id = id(root, stem(file));
    String name = needed(root, "name");
    Party us = party(root, "us");
    Party them = party(root, "them");
    boolean production = production(root);
    Partner.Agreed agreed = agreed(root);
    PartnerLine line = LineReader.read(root);
    Optional<CoreCaller> caller = root.section("calls-us").map(CoreCaller::read);
    Optional<Partner.Adoption> adoption = root.section("adopt").flatMap(LineReader::adoption);
    Partner.Due due =
        root.section("acknowledgements")
            .map(PartnerReader::due)
            .orElse(new Partner.Due(Map.of(), false));
    Partner.Deadlines deadlines =
        root.section("deadlines")
            .map(PartnerReader::deadlines)
            .orElse(new Partner.Deadlines(Optional.empty(), Optional.empty()));
    Partner.FirstNumbers firstNumbers =
        root.section("first-numbers")
            .map(PartnerReader::firstNumbers)
            .orElse(new Partner.FirstNumbers(1, 1));
    List<String> payers = List.copyOf(new LinkedHashSet<>(root.texts("payers")));
    int concurrency = Values.number(root, "concurrency", 1, MOST_CONVERSATIONS).orElse(1);
    root.end();
    return new Partner(
        id,
        name,
        payers,
        us,
        them,
        production,
        agreed,
        line,
        caller,
        adoption,
        due,
        deadlines,
        firstNumbers,
        concurrency,
        new Partner.Source(file, root.file().version()));
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String id(Section root, String stem) {
    Optional<String> id = root.text("partner");
    if (id.isEmpty()) {
      root.problem("partner", "is missing; it is the file's name: partner: " + stem);
    } else if (!id.get().equals(stem)) {
      root.problem("partner", "must be the file's name, " + stem);
    } else if (!NAME.matcher(stem).matches()) {
      root.problem("partner", "a name has small letters, digits and dashes, at most 63");
    }
    return id.orElse(stem);
  }

  private static String needed(Section section, String key) {
    Optional<String> text = section.text(key);
    if (text.isEmpty()) {
      section.problem(key, "is missing");
    }
    return text.orElse("");
  }

  private static Party party(Section root, String key) {
    if (!root.has(key)) {
      root.problem(key, "is missing; expected id and perhaps qualifier and group");
    }
    return root.section(key).map(Party::read).orElse(new Party("", "", ""));
  }

  private enum Usage {
    PRODUCTION,
    TEST
  }

  private static boolean production(Section root) {
    if (!root.has("usage")) {
      root.problem("usage", "is missing; expected production or test");
    }
    return Values.choice(root, "usage", Usage.class).orElse(Usage.TEST) == Usage.PRODUCTION;
  }

  private static Partner.Agreed agreed(Section root) {
    Set<String> sends = kinds(root, "sends");
    Set<String> receives = kinds(root, "receives");
    Set<String> realtime = kinds(root, "realtime");
    realtime.stream()
        .filter(kind -> !sends.contains(kind) && !receives.contains(kind))
        .forEach(kind -> root.problem("realtime", kind + " is neither sent nor received"));
    return new Partner.Agreed(sends, receives, realtime);
  }

  private static Set<String> kinds(Section root, String key) {
    Set<String> known = new TreeSet<>();
    Guides.standard().all().stream().map(Guide::kind).forEach(known::add);
    Set<String> kinds = new LinkedHashSet<>(root.texts(key));
    kinds.stream()
        .filter(kind -> !known.contains(kind))
        .forEach(
            kind ->
                root.problem(
                    key, kind + " is not a kind of set; there are " + String.join(", ", known)));
    return kinds;
  }

  private enum Noted {
    ALWAYS,
    ASKED
  }

  private static Partner.Due due(Section section) {
    Map<String, Duration> within = new LinkedHashMap<>();
    for (String answer : ANSWERS) {
      Values.duration(section, answer.toLowerCase(Locale.ROOT))
          .ifPresent(time -> within.put(answer, time));
    }
    Noted ours = Values.choice(section, "our-ta1", Noted.class).orElse(Noted.ASKED);
    section.end();
    return new Partner.Due(Map.copyOf(within), ours == Noted.ALWAYS);
  }

  private static Partner.FirstNumbers firstNumbers(Section section) {
    Partner.FirstNumbers first =
        new Partner.FirstNumbers(
            Values.number(section, "interchange", 1, LAST_NUMBER).orElse(1),
            Values.number(section, "group", 1, LAST_NUMBER).orElse(1));
    section.end();
    return first;
  }

  private static Partner.Deadlines deadlines(Section section) {
    Partner.Deadlines deadlines =
        new Partner.Deadlines(
            Values.number(section, "timely-filing-days", 1, MOST_DAYS),
            Values.number(section, "appeal-days", 1, MOST_DAYS));
    section.end();
    return deadlines;
  }
}
