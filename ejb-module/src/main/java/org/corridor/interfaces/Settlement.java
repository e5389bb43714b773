package org.corridor.interfaces;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.corridor.declared.Problem;

/**
 * What is used of files that do not fit together: those that changed stay as they were, as few of
 * them as it takes.
 *
 * @param good what has been in use until now, which fits together
 * @param wrong gets what is found
 */
record Settlement(Map<Path, Interface> good, Surroundings surroundings, List<Problem> wrong) {

  /** As much as can be used of {@code read}. */
  Map<Path, Interface> of(Map<Path, Interface> read) {
    Map<Path, Interface> next = new TreeMap<>(read);
    Set<Path> blamed = clashing(next, true);
    if (blamed.isEmpty()) {
      return next;
    }
    blamed.forEach(file -> putBack(next, file));
    if (clashing(next, false).isEmpty()) {
      return next;
    }
    // Something is missing that an unchanged file needs: what changed or went stays, what is new
    // may
    // come.
    good.keySet().forEach(file -> putBack(next, file));
    Set<Path> misfits = clashing(next, false);
    while (!misfits.isEmpty()) {
      next.keySet().removeAll(misfits);
      misfits = clashing(next, false);
    }
    return next;
  }

  private void putBack(Map<Path, Interface> next, Path file) {
    Interface before = good.get(file);
    if (before == null) {
      next.remove(file);
    } else {
      next.put(file, before);
    }
  }

  private Set<Path> clashing(Map<Path, Interface> all, boolean noted) {
    // Of two that clash the later is to blame: whoever has been there longer comes first.
    List<Interface> ordered =
        Stream.concat(
                all.values().stream().filter(this::isUnchanged),
                all.values().stream().filter(one -> !isUnchanged(one)))
            .toList();
    List<Problem> found = Clashes.in(new ArrayList<>(ordered), surroundings);
    if (noted) {
      wrong.addAll(found);
    }
    Set<Path> files = new HashSet<>();
    found.forEach(problem -> files.add(problem.file()));
    return files;
  }

  private boolean isUnchanged(Interface one) {
    Interface before = good.get(one.source().file());
    return before != null && before.version().equals(one.version());
  }
}
