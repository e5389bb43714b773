package org.corridor.datatypes;

import java.util.Map;
import java.util.stream.Collectors;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.Base;

/**
 * The data type maps by their names in the HL7 v2 to FHIR guide, as {@code CX[Identifier]}. Letter
 * case and spaces do not matter, because the guide is not consistent in them.
 */
public final class TypeMaps {

  private static final Map<String, TypeMap> MAPS =
      TypeMapRegistry.all().entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey, entry -> witnessed(entry.getValue())));

  private TypeMaps() {}

  /**
   * The map called {@code guideName}.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static TypeMap named(String guideName) {
    TypeMap map = MAPS.get(TypeMapRegistry.key(guideName));
    if (map == null) {
      throw new IllegalArgumentException("no data type map " + guideName);
    }
    return map;
  }

  private static TypeMap witnessed(TypeMap map) {
    return (value, context) -> {
      V2Repetition before = context.enter(value);
      try {
        Base made = map.map(value, context);
        if (made != null) {
          context.made(value, made);
        }
        return made;
      } finally {
        context.leave(before);
      }
    };
  }

  /**
   * The map called {@code guideName} for a coded value whose codes the table called {@code
   * tableName} translates. A code that is not in the table is a finding; where FHIR has room for
   * codes of any system it is kept, in the system it came with.
   *
   * @throws IllegalArgumentException when there is no such table, or codes do not fit the type
   */
  public static TypeMap named(String guideName, String tableName) {
    CodeTable table = CodeTables.standard().table(tableName);
    String target = TypeMapRegistry.key(guideName).replaceAll(".*\\[|]", "");
    return witnessed(coded(guideName, target, table));
  }

  private static TypeMap coded(String guideName, String target, CodeTable table) {
    return switch (target) {
      case "code", "string" -> (v, c) -> Coded.codeType(table, v.component(1), c);
      case "codeableconcept" ->
          // FC is a code with the day since when it holds.
          guideName.startsWith("FC[")
              ? (v, c) -> Coded.concept(table, Parts.in(v, 1), c)
              : (v, c) -> Coded.concept(table, Parts.of(v), c);
      case "coding" -> (v, c) -> Coded.coding(table, Parts.of(v), c);
      case "boolean" -> (v, c) -> Simple.yesNo(table, v, c);
      default -> throw new IllegalArgumentException(guideName + " takes no code table");
    };
  }
}
