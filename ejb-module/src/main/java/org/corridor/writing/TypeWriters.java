package org.corridor.writing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.PrimitiveType;

/** Which type of HL7 v2 is written by what: one line for each. */
final class TypeWriters {

  /** The type of rows that write nothing: what they find, the segment itself tells. */
  static final String SAID = "said";

  static final TypeWriter ALL_OF_IT = (value, to, source) -> source.sayAll(value);

  private static final Map<String, TypeWriter> ALL = all();

  private TypeWriters() {}

  private static Map<String, TypeWriter> all() {
    Map<String, TypeWriter> all = new HashMap<>();
    all.put(SAID, ALL_OF_IT);
    List.of("ST", "TX", "FT", "SI", "IS", "ID").forEach(type -> all.put(type, TypeWriters::text));
    List.of("DTM", "DT", "TS", "TM").forEach(type -> all.put(type, Times::write));
    all.put("DR", Times::range);
    all.put("NM", Numbers::nm);
    all.put("SN", Numbers::sn);
    all.put("CQ", Numbers::cq);
    all.put("NA", Numbers::na);
    all.put("ED", Payloads::ed);
    all.put("RP", Payloads::rp);
    all.put("CWE", Concepts::write);
    all.put("CX", Identifiers::cx);
    all.put("EI", Identifiers::ei);
    all.put("EIP", Identifiers::eip);
    all.put("XPN", Names::xpn);
    all.put("XAD", Addresses::write);
    all.put("XTN", Telecoms::write);
    all.put("XCN", People::xcn);
    all.put("NDL", People::ndl);
    all.put("PL", Places::pl);
    all.put("LA2", Places::la2);
    all.put("XON", Organizations::xon);
    return Map.copyOf(all);
  }

  /**
   * The writer of {@code type}: a function, a type of HL7 v2, or with {@code table} a coded type.
   *
   * @throws IllegalArgumentException when there is none
   */
  static TypeWriter named(String type, String table, Map<String, TypeWriter> functions) {
    if (!table.isEmpty()) {
      return coded(type, CodeTables.standard().table(table));
    }
    TypeWriter writer = functions.containsKey(type) ? functions.get(type) : ALL.get(type);
    if (writer == null) {
      throw new IllegalArgumentException("no type writer " + type);
    }
    return writer;
  }

  private static TypeWriter coded(String type, CodeTable table) {
    if (!table.undecided().isEmpty()) {
      throw new IllegalArgumentException(
          "backwards.csv does not say which code of "
              + table.name()
              + " is meant by "
              + String.join(", ", table.undecided()));
    }
    return switch (type) {
      case "IS", "ID" -> (value, to, source) -> Concepts.code(table, value, to, source);
      case "CWE" -> (value, to, source) -> Concepts.write(table, value, to, source);
      default -> throw new IllegalArgumentException(type + " takes no code table");
    };
  }

  static void text(Base value, V2Value to, Source source) {
    if (value instanceof BooleanType flag) {
      to.set(1, source.say(flag).equals("true") ? "Y" : "N");
    } else if (value instanceof PrimitiveType<?> primitive) {
      to.set(1, source.say(primitive));
    }
  }
}
