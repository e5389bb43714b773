package org.corridor.guides;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.corridor.x12.TransactionSet;

/** All guides that Corridor reads, compiled once. */
public final class Guides {
  private static final class Loaded {
    static final Guides GUIDES = new Guides();
  }

  private final Dictionary dictionary = new Dictionary();
  private final List<Guide> all;

  private Guides() {
    all =
        Rows.lines("guides.txt").stream()
            .filter(f -> !f.isBlank())
            .map(f -> GuideFile.read(f.strip(), dictionary))
            .toList();
  }

  /** The guides that this release brings. */
  public static Guides standard() {
    return Loaded.GUIDES;
  }

  /** Every guide. */
  public List<Guide> all() {
    return all;
  }

  /**
   * Those that a set may follow: none if its convention is not read here, more than one only if its
   * second segment decides.
   */
  public List<Guide> of(TransactionSet set) {
    return all.stream().filter(g -> g.reads(set.type(), set.guide())).toList();
  }

  /** The guide of a kind such as {@code 837P}. */
  public Guide kind(String kind) {
    return all.stream()
        .filter(g -> g.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new GuideDefect("there is no guide " + kind));
  }

  /** The conventions in which a type of set is read, for telling a sender. */
  Set<String> conventions(String type) {
    Set<String> conventions = new TreeSet<>();
    all.stream().filter(g -> g.set().equals(type)).forEach(g -> conventions.add(g.convention()));
    return conventions;
  }

  Dictionary dictionary() {
    return dictionary;
  }
}
