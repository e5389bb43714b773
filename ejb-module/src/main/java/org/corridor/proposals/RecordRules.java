package org.corridor.proposals;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.DeclaredFile;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.journal.Arrival;
import org.corridor.reconciliation.Keepers;
import org.corridor.reconciliation.Keepers.Keeper;
import org.corridor.reconciliation.RecordKind;

/**
 * Which system keeps the record of what.
 *
 * @param holders by the kind of data
 * @param unnamed what becomes of data that nobody keeps the record of
 * @param version a digest of the file
 */
public record RecordRules(Map<RecordKind, Holder> holders, Hearing unnamed, String version) {

  /** Nobody keeps any record. */
  public static final RecordRules NONE = new RecordRules(Map.of(), Hearing.APPLY, "");

  private static final Keeper NOBODY = new Keeper("Nobody", false, false);

  /** What becomes of what somebody says who does not keep the record. */
  public enum Hearing {
    APPLY,
    PROPOSE
  }

  /**
   * Whoever keeps a record.
   *
   * @param system MSH-3 and MSH-4 as {@code application|facility}, or the application alone; empty
   *     when it is an interface
   * @param interfaceName empty when it is a system
   * @param whenAbsent what becomes of what others say before it has said anything of a patient
   */
  public record Holder(String system, String interfaceName, Hearing whenAbsent) {

    boolean is(Arrival arrival) {
      return system.isEmpty()
          ? arrival.interfaceName().equals(interfaceName)
          : system.equals(arrival.sendingApplication()) || system.equals(source(arrival));
    }

    private Keeper as(Arrival arrival) {
      String name = system.isEmpty() ? "The interface " + interfaceName : system;
      return new Keeper(name, is(arrival), whenAbsent == Hearing.APPLY);
    }
  }

  public RecordRules {
    holders = Map.copyOf(holders);
  }

  /** The sender of a message as rules and proposals name it: MSH-3 and MSH-4. */
  static String source(Arrival arrival) {
    return arrival.sendingApplication() + '|' + arrival.sendingFacility();
  }

  /** What the source of a message has to know. */
  public Keepers keepers(Arrival arrival) {
    if (holders.isEmpty() && unnamed == Hearing.APPLY) {
      return Keepers.NONE;
    }
    Map<RecordKind, Keeper> kinds = new EnumMap<>(RecordKind.class);
    for (RecordKind kind : RecordKind.values()) {
      Holder holder = holders.get(kind);
      if (holder != null) {
        kinds.put(kind, holder.as(arrival));
      } else if (unnamed == Hearing.PROPOSE) {
        kinds.put(kind, NOBODY);
      }
    }
    return new Keepers(kinds);
  }

  /**
   * Reads a file.
   *
   * @throws BrokenFiles when anything is wrong with it
   */
  public static RecordRules read(Path file) {
    return DeclaredFile.read(file, RecordRules::of);
  }

  private static RecordRules of(Section file) {
    Map<RecordKind, Holder> holders = new EnumMap<>(RecordKind.class);
    Optional<Section> named = file.section("record-of");
    if (!file.has("record-of")) {
      file.problem("record-of", "expected kinds of data, each with who keeps the record of it");
    }
    named.ifPresent(kinds -> read(kinds, holders));
    Hearing unnamed = Values.choice(file, "otherwise", Hearing.class).orElse(Hearing.APPLY);
    file.end();
    return new RecordRules(holders, unnamed, file.file().version());
  }

  private static void read(Section kinds, Map<RecordKind, Holder> holders) {
    kinds
        .section(RecordKind.DEMOGRAPHICS)
        .flatMap(RecordRules::holder)
        .ifPresent(all -> RecordKind.groups().forEach(kind -> holders.put(kind, all)));
    for (RecordKind kind : RecordKind.values()) {
      kinds
          .section(kind.word())
          .flatMap(RecordRules::holder)
          .ifPresent(one -> holders.put(kind, one));
    }
    kinds.end();
  }

  private static Optional<Holder> holder(Section section) {
    Optional<String> system = section.text("system");
    Optional<String> name = section.text("interface");
    Hearing absent = Values.choice(section, "when-absent", Hearing.class).orElse(Hearing.PROPOSE);
    if (system.isPresent() == name.isPresent()) {
      section.problem("", "expected either system, as EPIC|MAIN for MSH-3 and MSH-4, or interface");
    }
    if (system.filter(text -> !text.matches("[^|]+(\\|[^|]*)?")).isPresent()) {
      section.problem("system", "expected MSH-3 and MSH-4 as EPIC|MAIN, or MSH-3 alone");
    }
    section.end();
    return Optional.of(new Holder(system.orElse(""), name.orElse(""), absent));
  }

  /** The words for all kinds of data, as files name them. */
  public static List<String> words() {
    return List.of(RecordKind.values()).stream().map(RecordKind::word).toList();
  }
}
