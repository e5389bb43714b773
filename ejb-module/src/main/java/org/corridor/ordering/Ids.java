package org.corridor.ordering;

import java.util.HashSet;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.translation.Identity;

/**
 * Which report and which observation is meant. A report is an order's number and its test (and the
 * result it looks into, for susceptibilities); an observation is its report, OBX-3, OBX-4 and, if
 * sent, OBX-21. What a message names twice is told apart by its place.
 */
public final class Ids {

  private final Set<String> taken = new HashSet<>();

  /** The part of all keys of a group that its order gives it. */
  public static String reportKey(OrderGroup group, OrderNumbers numbers, String otherwise) {
    String order = numbers.resultKey().orElse("unnumbered|" + otherwise);
    return group.obr().map(obr -> order + '|' + code(obr, 4) + '|' + parent(obr)).orElse(order);
  }

  public String report(String reportKey) {
    return free("DiagnosticReport", reportKey);
  }

  public String observation(String reportKey, V2Segment obx) {
    String line = code(obx, 3) + '|' + obx.field(4).text() + '|' + obx.value("21.1");
    return free("Observation", reportKey + '|' + line);
  }

  /** Whether the message has not spoken of this id before. */
  public boolean isNew(String id) {
    return taken.add(id);
  }

  /** Whether the message has spoken of this id before. */
  boolean knows(String id) {
    return taken.contains(id);
  }

  /** The code of a coded field, or whatever else names the test. */
  public static String code(V2Segment segment, int field) {
    for (int component : new int[] {1, 4, 2, 9}) {
      String part = segment.field(field).first().glance(component, 1);
      if (!part.isEmpty()) {
        return part;
      }
    }
    return "";
  }

  private static String parent(V2Segment obr) {
    String code = obr.value("26.1.1");
    return code.isEmpty() ? "" : code + '/' + obr.value("26.2");
  }

  private String free(String type, String key) {
    String id = Identity.of(type, key);
    for (int place = 2; !taken.add(id); place++) {
      id = Identity.of(type, key, String.valueOf(place));
    }
    return id;
  }
}
