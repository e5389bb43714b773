package org.corridor.profiles;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.DeclaredFolder;
import org.corridor.declared.LastGood;
import org.corridor.declared.Problem;
import org.corridor.hl7v2.SenderProfile;

/**
 * The profiles of a folder as it is now. A profile that is broken stays as it last was, and a
 * message that is on its way keeps the profiles with which it started.
 */
public class LiveProfiles {

  private static final Logger LOG = System.getLogger(LiveProfiles.class.getName());

  private final Optional<DeclaredFolder> folder;
  private final Optional<LastGood> lastGood;
  private final Function<String, SenderProfile> settings;
  private Map<Path, Profile> good = Map.of();
  private volatile Profiles profiles;
  private volatile List<Problem> problems = List.of();

  /**
   * Reads the profiles once.
   *
   * @param settings what profiles leave unsaid, by the name of the interface
   */
  LiveProfiles(ProfileSettings where, Function<String, SenderProfile> settings) {
    this.folder = where.directory().map(DeclaredFolder::new);
    this.lastGood = where.lastGood().map(LastGood::new);
    this.settings = settings;
    this.profiles = Profiles.none(settings);
    take();
  }

  /** All profiles as they are now; whoever handles a message asks once. */
  public Profiles now() {
    return profiles;
  }

  /** What is wrong in the files, as they are now. */
  public List<Problem> problems() {
    return problems;
  }

  /** Shows how many profiles are in use, and how many files are broken. */
  void measure(MeterRegistry meters) {
    Gauge.builder("corridor.profiles", this, live -> live.profiles.all().size())
        .tag("state", "loaded")
        .register(meters);
    Gauge.builder(
            "corridor.profiles",
            this,
            live -> live.problems.stream().map(Problem::file).distinct().count())
        .tag("state", "broken")
        .register(meters);
  }

  /** Looks for changes. A change is taken when it has rested from one look to the next. */
  synchronized void look() {
    if (folder.map(DeclaredFolder::look).orElse(false)) {
      take();
    }
  }

  private void take() {
    List<Problem> wrong = new ArrayList<>();
    Map<Path, Profile> next = new HashMap<>();
    List<String> unread = new ArrayList<>();
    for (Path file : profileFiles(wrong)) {
      Optional<Profile> profile = read(file, next.values(), wrong);
      profile.ifPresentOrElse(
          one -> next.put(file, one), () -> unread.add(file.getFileName().toString()));
    }
    tell(next, wrong);
    good = next;
    problems = List.copyOf(wrong);
    profiles = new Profiles(List.copyOf(next.values()), settings, unread);
  }

  private List<Path> profileFiles(List<Problem> wrong) {
    try {
      if (folder.isEmpty() || (!folder.get().isThere() && good.isEmpty())) {
        return List.of();
      }
      if (folder.get().isThere()) {
        return DeclaredFolder.files(folder.get().path());
      }
      wrong.add(
          new Problem(folder.get().path(), 0, "", "the folder is gone; its profiles stay in use"));
    } catch (BrokenFiles broken) {
      wrong.addAll(broken.problems());
    }
    return good.keySet().stream().sorted().toList();
  }

  private Optional<Profile> read(Path file, Iterable<Profile> others, List<Problem> wrong) {
    try {
      Profile profile = ProfileReader.read(file);
      List<Problem> clashes = Profiles.clashes(profile, others);
      if (clashes.isEmpty()) {
        keep(profile);
        return Optional.of(profile);
      }
      wrong.addAll(clashes);
    } catch (BrokenFiles broken) {
      wrong.addAll(broken.problems());
    }
    return Optional.ofNullable(good.get(file))
        .or(() -> lastGood.flatMap(kept -> kept.of(file)).flatMap(copy -> kept(copy, file)))
        .filter(profile -> Profiles.clashes(profile, others).isEmpty());
  }

  private static Optional<Profile> kept(Path copy, Path file) {
    try {
      return Optional.of(ProfileReader.read(copy).keptFor(file));
    } catch (BrokenFiles e) {
      // Kept by a version of the hub that read profiles differently.
      return Optional.empty();
    }
  }

  private void keep(Profile profile) {
    Profile before = good.get(profile.file());
    if (before != null && before.version().equals(profile.version())) {
      return;
    }
    try {
      lastGood.ifPresent(kept -> kept.keep(profile.file(), profile.files()));
    } catch (UncheckedIOException e) {
      LOG.log(Level.WARNING, String.valueOf(e.getMessage()));
    }
  }

  private void tell(Map<Path, Profile> next, List<Problem> wrong) {
    for (Profile profile : next.values()) {
      Profile before = good.get(profile.file());
      if (before == null || !before.version().equals(profile.version())) {
        LOG.log(
            Level.INFO,
            "profile {0} is in use, version {1}",
            profile.file().getFileName(),
            profile.version());
      }
    }
    good.keySet().stream()
        .filter(file -> !next.containsKey(file))
        .forEach(file -> LOG.log(Level.INFO, "profile {0} is gone", file.getFileName()));
    wrong.stream()
        .filter(problem -> !problems.contains(problem))
        .forEach(problem -> LOG.log(Level.ERROR, "profile not used as it is now: " + problem));
  }
}
