package org.corridor.definitions;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.DiscriminatorType;
import org.hl7.fhir.r4.model.ElementDefinition.SlicingRules;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.ExtensionContextType;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.r4.model.UriType;

/** The definitions of Corridor's extensions, for those who validate or read its resources. */
public final class OwnExtensions {

  private static final String BASE = "http://hl7.org/fhir/StructureDefinition/Extension";

  private final List<ExtensionRow> rows;

  private OwnExtensions(List<ExtensionRow> rows) {
    this.rows = rows;
  }

  /** A StructureDefinition of FHIR R4 for each extension, by name, without snapshots. */
  public static List<StructureDefinition> definitions() {
    OwnExtensions all = new OwnExtensions(rows());
    return all.rows.stream().filter(row -> !row.isPart()).map(all::definition).toList();
  }

  /** The table, in its order: each extension before its parts. */
  static List<ExtensionRow> rows() {
    InputStream in = OwnExtensions.class.getResourceAsStream("extensions.csv");
    if (in == null) {
      throw new IllegalStateException("extensions.csv is missing");
    }
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return csv.stream().map(ExtensionRow::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("extensions.csv", e);
    }
  }

  private StructureDefinition definition(ExtensionRow row) {
    StructureDefinition definition = new StructureDefinition();
    definition.setId(row.name());
    definition.setUrl(Names.EXTENSION + row.name());
    definition.setName(title(row.name())).setTitle(row.name());
    definition.setStatus(PublicationStatus.ACTIVE).setDescription(row.meaning());
    definition.setFhirVersion(FHIRVersion._4_0_1).setKind(StructureDefinitionKind.COMPLEXTYPE);
    definition.setAbstract(false).setType("Extension").setBaseDefinition(BASE);
    definition.setDerivation(TypeDerivationRule.CONSTRAINT);
    row.contexts()
        .forEach(
            context ->
                definition
                    .addContext()
                    .setType(ExtensionContextType.ELEMENT)
                    .setExpression(context));
    element("Extension", "Extension", definition)
        .setShort(row.meaning())
        .setDefinition(row.meaning())
        .setMin(0)
        .setMax("*");
    List<ExtensionRow> parts =
        rows.stream().filter(one -> one.isPart() && one.name().equals(row.name())).toList();
    if (parts.isEmpty()) {
      content("Extension", definition.getUrl(), row, definition);
    } else {
      slices(parts, definition);
    }
    return definition;
  }

  private static void slices(List<ExtensionRow> parts, StructureDefinition definition) {
    element("Extension.extension", "Extension.extension", definition)
        .getSlicing()
        .setRules(SlicingRules.CLOSED)
        .addDiscriminator()
        .setType(DiscriminatorType.VALUE)
        .setPath("url");
    for (ExtensionRow part : parts) {
      String id = "Extension.extension:" + part.part();
      element(id, "Extension.extension", definition)
          .setSliceName(part.part())
          .setShort(part.meaning())
          .setDefinition(part.meaning())
          .setMin(0)
          .setMax("1");
      content(id, part.part(), part, definition);
    }
    element("Extension.url", "Extension.url", definition)
        .setFixed(new UriType(definition.getUrl()));
    element("Extension.value[x]", "Extension.value[x]", definition).setMax("0");
  }

  /** An extension, or a part of one, that has a value and no parts of its own. */
  private static void content(
      String id, String url, ExtensionRow row, StructureDefinition definition) {
    String path = id.replaceAll(":\\w+", "");
    element(id + ".extension", path + ".extension", definition).setMax("0");
    element(id + ".url", path + ".url", definition).setFixed(new UriType(url));
    ElementDefinition value = element(id + ".value[x]", path + ".value[x]", definition).setMin(1);
    row.types().forEach(type -> value.addType().setCode(type));
  }

  private static ElementDefinition element(String id, String path, StructureDefinition definition) {
    ElementDefinition element = new ElementDefinition();
    element.setId(id);
    definition.getDifferential().addElement(element.setPath(path));
    return element;
  }

  /** A name that programs can use: {@code UbValue} of {@code ub-value}. */
  private static String title(String name) {
    StringBuilder title = new StringBuilder();
    for (String word : name.split("-", -1)) {
      title.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return title.toString();
  }
}
