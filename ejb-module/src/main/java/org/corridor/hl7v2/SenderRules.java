package org.corridor.hl7v2;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a sender's profile says beyond the basics. Each part of the hub has a type of its own for
 * what it wants to know of senders, and finds it here by that type. Immutable.
 */
public final class SenderRules {

  /** Those of a sender without a profile. */
  public static final SenderRules NONE = new SenderRules("", "", Map.of());

  private final String name;
  private final String version;
  private final Map<Class<?>, Object> rules;

  private SenderRules(String name, String version, Map<Class<?>, Object> rules) {
    this.name = name;
    this.version = version;
    this.rules = rules;
  }

  /**
   * No rules yet.
   *
   * @param name the profile's
   * @param version a digest of everything the profile says
   */
  public static SenderRules of(String name, String version) {
    return new SenderRules(name, version, Map.of());
  }

  /** The profile's name; empty without a profile. */
  public String name() {
    return name;
  }

  /** A digest of everything the profile says; empty without a profile. */
  public String version() {
    return version;
  }

  /** The rule of that type, when the profile has one. */
  public <T> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(type.cast(rules.get(type)));
  }

  /** These rules and {@code rule}, which takes the place of another one of its type. */
  public <T> SenderRules with(Class<T> type, T rule) {
    Map<Class<?>, Object> more = new HashMap<>(rules);
    more.put(type, rule);
    return new SenderRules(name, version, Map.copyOf(more));
  }
}
