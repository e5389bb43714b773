package org.corridor.proposals;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.DeclaredFolder;
import org.corridor.declared.LastGood;
import org.corridor.declared.Problem;

/**
 * Who keeps which record, as the file says now. A file that is broken or gone leaves everything as
 * it last was: no slip of an editor opens a record to everybody.
 */
public class LiveRecords {

  private static final Logger LOG = System.getLogger(LiveRecords.class.getName());

  private final Optional<DeclaredFolder> file;
  private final Optional<LastGood> lastGood;
  private volatile RecordRules rules = RecordRules.NONE;
  private volatile List<Problem> problems = List.of();

  /**
   * Reads the file once.
   *
   * @throws BrokenFiles when it is broken, and there is no copy from a better time
   */
  LiveRecords(RecordSettings where) {
    this.file = where.file().map(DeclaredFolder::new);
    this.lastGood = where.lastGood().map(LastGood::new);
    Optional<BrokenFiles> broken = where.file().filter(Files::exists).flatMap(this::take);
    if (broken.isPresent()) {
      Path copy =
          lastGood.flatMap(copies -> copies.of(where.file().get())).orElseThrow(broken::get);
      use(RecordRules.read(copy));
    }
  }

  /** The rules as they are now; whoever handles a message asks once. */
  public RecordRules now() {
    return rules;
  }

  /** What is wrong in the file, as it is now. */
  public List<Problem> problems() {
    return problems;
  }

  /** Shows how many kinds of data have a keeper, and how much is wrong in the file. */
  void measure(MeterRegistry meters) {
    Gauge.builder("corridor.records", this, live -> live.rules.holders().size())
        .tag("state", "kept")
        .register(meters);
    Gauge.builder("corridor.records", this, live -> live.problems.size())
        .tag("state", "broken")
        .register(meters);
  }

  /** Looks for a change. It is taken when it has rested from one look to the next. */
  synchronized void look() {
    if (file.map(DeclaredFolder::look).orElse(false)) {
      Path path = file.get().path();
      if (Files.exists(path)) {
        take(path);
      } else {
        wrong(List.of(new Problem(path, 0, "", "the file is gone; its rules stay in use")));
      }
    }
  }

  private Optional<BrokenFiles> take(Path path) {
    try {
      use(RecordRules.read(path));
      problems = List.of();
      keep(path);
      return Optional.empty();
    } catch (BrokenFiles broken) {
      wrong(broken.problems());
      return Optional.of(broken);
    }
  }

  private void use(RecordRules read) {
    if (!read.version().equals(rules.version())) {
      LOG.log(Level.INFO, "rules for records are in use, version {0}", read.version());
    }
    rules = read;
  }

  private void wrong(List<Problem> found) {
    problems = List.copyOf(found);
    found.forEach(
        one -> LOG.log(Level.ERROR, "rules for records not used as they are now: " + one));
  }

  private void keep(Path path) {
    try {
      lastGood.ifPresent(copies -> copies.keep(path, List.of(path)));
    } catch (UncheckedIOException e) {
      LOG.log(Level.WARNING, String.valueOf(e.getMessage()));
    }
  }
}
