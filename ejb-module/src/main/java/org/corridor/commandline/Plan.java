package org.corridor.commandline;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.WayIn;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * What files would change at the running hub.
 *
 * @param lines for people
 * @param removed names of interfaces that the hub uses and the files do not have
 */
record Plan(List<String> lines, List<String> removed) {

  static Plan of(Interfaces wanted, RunningHub hub) throws IOException, InterruptedException {
    Map<String, String> versions = new TreeMap<>(hub.versions());
    List<String> lines = new ArrayList<>();
    for (Interface one : wanted.all()) {
      String version = versions.remove(one.name());
      if (version == null) {
        lines.add("+ " + one.name() + ": new" + one.from().map(Plan::opens).orElse(""));
      } else if (version.equals(one.version())) {
        lines.add("  " + one.name() + ": as it is");
      } else {
        lines.addAll(changed(one, hub.declaration(one.name())));
      }
    }
    versions
        .keySet()
        .forEach(name -> lines.add("- " + name + ": not here; apply --remove takes it away"));
    return new Plan(lines, List.copyOf(versions.keySet()));
  }

  private static String opens(WayIn way) {
    return ", " + way.kind() + " at " + way.place();
  }

  private static List<String> changed(Interface one, String inUse) {
    Map<String, String> before = keys(inUse);
    Map<String, String> after = keys(one.source().text());
    TreeSet<String> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    all.removeIf(key -> before.getOrDefault(key, "").equals(after.getOrDefault(key, "")));
    List<String> lines = new ArrayList<>();
    lines.add("~ " + one.name() + ": changed");
    for (String key : all) {
      lines.add(
          "    "
              + key
              + ": "
              + before.getOrDefault(key, "(nothing)")
              + " -> "
              + after.getOrDefault(key, "(nothing)"));
    }
    if (all.isEmpty()) {
      lines.add("    tables, or words that change nothing");
    }
    if (all.stream().anyMatch(key -> key.startsWith("from.mllp."))) {
      lines.add("    its listener is closed and opened again");
    }
    return lines;
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  /** Every value of a YAML file by its place, such as {@code routes[1].to}. */
  private static Map<String, String> keys(String yaml) {
    Map<String, String> keys = new TreeMap<>();
    Node root = new Yaml().compose(new StringReader(yaml));
    if (root != null) {
      collect(root, "", keys);
    }
    return keys;
  }

  private static void collect(Node node, String at, Map<String, String> keys) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        String key = entry.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
        collect(entry.getValueNode(), at.isEmpty() ? key : at + "." + key, keys);
      }
    } else if (node instanceof SequenceNode list) {
      for (int i = 0; i < list.getValue().size(); i++) {
        collect(list.getValue().get(i), at + "[" + (i + 1) + "]", keys);
      }
    } else if (node instanceof ScalarNode scalar) {
      keys.put(at, scalar.getValue());
    }
  }
}
