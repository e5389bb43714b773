package org.corridor.profiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.DeclaredFolder;
import org.corridor.declared.Problem;
import org.corridor.hl7v2.SenderNamed;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.SenderRules;

/** The profiles of all senders, as they were read at one time. Immutable. */
public final class Profiles {

  /** A bound on memory: what senders put into MSH-3 must not fill the heap. */
  private static final int REMEMBERED = 10_000;

  private record Sender(String interfaceName, String application, String facility) {}

  private final List<Profile> profiles;
  private final Function<String, SenderProfile> settings;
  private final SenderRules unread;
  private final Map<String, SenderProfile> interfaces = new ConcurrentHashMap<>();
  private final Map<Sender, SenderProfile> known = new ConcurrentHashMap<>();

  /**
   * @param unread names of files whose senders are as the settings say, for now
   */
  Profiles(List<Profile> profiles, Function<String, SenderProfile> settings, List<String> unread) {
    this.profiles =
        profiles.stream()
            .sorted(
                Comparator.comparingInt((Profile profile) -> -profile.match().weight())
                    .thenComparing(Profile::file))
            .toList();
    this.settings = settings;
    this.unread =
        unread.isEmpty()
            ? SenderRules.NONE
            : SenderRules.NONE.with(Unread.class, new Unread(List.copyOf(unread)));
  }

  /**
   * No profiles: every sender is as the settings of its interface say.
   *
   * @param settings by the name of the interface, for {@link SenderProfile#from}
   */
  public static Profiles none(Function<String, SenderProfile> settings) {
    return new Profiles(List.of(), settings, List.of());
  }

  /**
   * Reads one profile, or all of a folder.
   *
   * @param settings what profiles leave unsaid, by the name of the interface
   * @throws BrokenFiles when any of them cannot be used, or two are for the same senders
   */
  public static Profiles load(Path fileOrFolder, Function<String, SenderProfile> settings) {
    List<Profile> profiles = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : DeclaredFolder.files(fileOrFolder)) {
      try {
        Profile profile = ProfileReader.read(file);
        problems.addAll(clashes(profile, profiles));
        profiles.add(profile);
      } catch (BrokenFiles broken) {
        problems.addAll(broken.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new BrokenFiles(problems);
    }
    return new Profiles(profiles, settings, List.of());
  }

  /** As {@link #load(Path, Function)}, with the settings of a hub that nobody has configured. */
  public static Profiles load(Path fileOrFolder) {
    return load(fileOrFolder, name -> SenderProfile.UNCONFIGURED);
  }

  /** Whether {@code profile} and another one are for the same senders. */
  static List<Problem> clashes(Profile profile, Iterable<Profile> others) {
    List<Problem> problems = new ArrayList<>();
    for (Profile other : others) {
      if (profile.match().clashes(other.match())) {
        String text = "is for senders that " + other.file().getFileName() + " is for";
        problems.add(new Problem(profile.file(), profile.match().line(), "match", text));
      }
    }
    return problems;
  }

  /**
   * The profile of a sender; what the settings say when there is none.
   *
   * @param interfaceName the connection it comes through; empty for any
   * @param application MSH-3.1
   * @param facility MSH-4.1
   */
  public SenderProfile of(String interfaceName, String application, String facility) {
    Sender sender = new Sender(interfaceName, application, facility);
    SenderProfile found = known.get(sender);
    if (found == null) {
      found = find(sender);
      if (known.size() < REMEMBERED) {
        known.put(sender, found);
      }
    }
    return found;
  }

  /** As {@link #of(String, String, String)} by the profile of that name, whomever it is for. */
  public Optional<SenderProfile> named(
      String name, String interfaceName, String application, String facility) {
    return profiles.stream()
        .filter(one -> one.rules().name().equals(name))
        .findFirst()
        .map(one -> one.over(set(interfaceName)).of(application, facility));
  }

  /** The profile of the sender that MSH of {@code content} names. */
  public SenderProfile of(String interfaceName, byte[] content) {
    return profiles.isEmpty()
        ? set(interfaceName)
        : of(interfaceName, SenderNamed.application(content), SenderNamed.facility(content));
  }

  /** How many there are. */
  public int size() {
    return profiles.size();
  }

  List<Profile> all() {
    return profiles;
  }

  private SenderProfile set(String interfaceName) {
    return interfaces.computeIfAbsent(interfaceName, name -> settings.apply(name).with(unread));
  }

  private SenderProfile find(Sender sender) {
    SenderProfile set = set(sender.interfaceName());
    Optional<Profile> profile =
        profiles.stream()
            .filter(
                one ->
                    one.match()
                        .fits(sender.interfaceName(), sender.application(), sender.facility()))
            .findFirst();
    return profile
        .map(one -> one.over(set))
        .orElse(set)
        .of(sender.application(), sender.facility());
  }
}
