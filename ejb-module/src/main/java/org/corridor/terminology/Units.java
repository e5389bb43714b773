package org.corridor.terminology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.corridor.shared.CsvFile;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;
import org.jspecify.annotations.Nullable;

/**
 * What laboratories write as a unit, in UCUM. A unit that could mean two things stays text: a wrong
 * unit is worse than none.
 */
public final class Units {

  /** The system of UCUM codes. */
  public static final String UCUM = "http://unitsofmeasure.org";

  private static final int REMEMBERED = 10_000;

  private static final class Standard {
    private static final Units UNITS = new Units();
  }

  private final Map<String, String> aliases = new HashMap<>();
  private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();
  private @Nullable UcumService ucum;

  private Units() {
    CsvFile.beside(Units.class, "units.csv")
        .forEach(r -> aliases.put(r.getField("text"), r.getField("ucum")));
  }

  /** The units that come with the hub. */
  public static Units standard() {
    return Standard.UNITS;
  }

  /** The UCUM code for {@code text}; empty when there is none or it is not certain. */
  public Optional<String> code(String text) {
    Optional<String> found = known.get(text);
    if (found == null) {
      found = find(text.strip());
      // A bound on memory: what senders invent must not fill the heap.
      if (known.size() < REMEMBERED) {
        known.put(text, found);
      }
    }
    return found;
  }

  private Optional<String> find(String text) {
    String micro = text.replace('µ', 'u').replace('μ', 'u');
    String alias = aliases.get(micro.toLowerCase(Locale.ROOT));
    if (alias != null) {
      return alias.isEmpty() ? Optional.empty() : Optional.of(alias);
    }
    return micro.isEmpty() || invalid(micro) ? Optional.empty() : Optional.of(micro);
  }

  /**
   * The definitions are read when a unit is met that is no alias: they take a second and some
   * megabytes. The parser keeps no state, but says nowhere that it is safe to share.
   */
  private synchronized boolean invalid(String code) {
    UcumService service = ucum;
    if (service == null) {
      service = definitions();
      ucum = service;
    }
    return service.validate(code) != null;
  }

  private static UcumService definitions() {
    try (InputStream essence = UcumService.class.getResourceAsStream("/ucum-essence.xml")) {
      return new UcumEssenceService(essence);
    } catch (UcumException e) {
      throw new IllegalStateException("UCUM definitions are unreadable", e);
    } catch (IOException e) {
      throw new UncheckedIOException("UCUM definitions are unreadable", e);
    }
  }
}
