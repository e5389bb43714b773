package org.corridor.writing;

import java.util.List;
import java.util.Optional;
import org.corridor.shared.CsvFile;

/**
 * A message that resources can become: a row of {@code forms.csv}.
 *
 * @param type MSH-9.1
 * @param trigger MSH-9.2
 * @param structure MSH-9.3
 * @param resource the FHIR type of what it is about
 */
public record Form(String type, String trigger, String structure, String resource) {

  private static final List<Form> ALL =
      CsvFile.beside(Form.class, "forms.csv").stream()
          .map(
              row ->
                  new Form(
                      row.getField("type"),
                      row.getField("trigger"),
                      row.getField("structure"),
                      row.getField("resource")))
          .toList();

  /** The form called {@code name}, as {@code ADT^A31}; empty when there is none. */
  public static Optional<Form> named(String name) {
    return ALL.stream().filter(form -> form.name().equals(name)).findFirst();
  }

  /** All of them, in the order of the table. */
  public static List<Form> all() {
    return ALL;
  }

  /** As {@code ADT^A31}. */
  public String name() {
    return type + '^' + trigger;
  }
}
