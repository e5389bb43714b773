package org.corridor.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One level of a YAML file: keys and what stands under them. Every value is the text as written, so
 * that {@code NO}, {@code 007} and {@code 1.0} are what they look like. What is wrong is noted with
 * its line, and reading goes on.
 */
public final class Section {

  private record Entry(int line, Node value) {}

  private final DeclaredFile file;
  private final String path;
  private final int line;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final TreeSet<String> asked = new TreeSet<>();

  /**
   * @param path the key it stands under; empty for the file
   */
  Section(DeclaredFile file, String path, MappingNode node) {
    this.file = file;
    this.path = path;
    this.line = lineOf(node);
    for (NodeTuple entry : node.getValue()) {
      String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      int at = lineOf(entry.getKeyNode());
      file.knows(under(key), at);
      if (entries.putIfAbsent(key, new Entry(at, entry.getValueNode())) != null) {
        wrong(at, under(key), "this key stands here twice");
      }
    }
  }

  private static int lineOf(Node node) {
    return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
  }

  private void wrong(int at, String key, String text) {
    file.problem(file.file(), at, key, text);
  }

  /** The name of {@code key} from the beginning of the file. */
  public String under(String key) {
    return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
  }

  public DeclaredFile file() {
    return file;
  }

  /** The line of {@code key}; of the section itself when it has no such key. */
  public int line(String key) {
    Entry entry = entries.get(key);
    return entry == null ? line : entry.line();
  }

  public boolean has(String key) {
    return entry(key).isPresent();
  }

  public void problem(String key, String text) {
    wrong(line(key), under(key), text);
  }

  public Optional<String> text(String key) {
    Optional<Entry> entry = entry(key);
    if (entry.isPresent() && !(entry.get().value() instanceof ScalarNode)) {
      problem(key, "expected one value");
    }
    return entry
        .map(Entry::value)
        .filter(ScalarNode.class::isInstance)
        .map(node -> ((ScalarNode) node).getValue().strip())
        .filter(text -> !text.isEmpty());
  }

  /** One value, or a list of them. */
  public List<String> texts(String key) {
    Optional<Entry> entry = entry(key);
    if (entry.isPresent() && entry.get().value() instanceof SequenceNode list) {
      List<String> texts = new ArrayList<>();
      for (Node item : list.getValue()) {
        if (item instanceof ScalarNode scalar) {
          texts.add(scalar.getValue().strip());
        } else {
          wrong(lineOf(item), under(key), "expected a list of values");
        }
      }
      return texts;
    }
    return text(key).stream().toList();
  }

  /** Whether keys and values stand under {@code key}, not one value. */
  public boolean isSection(String key) {
    return entry(key).filter(entry -> entry.value() instanceof MappingNode).isPresent();
  }

  public Optional<Section> section(String key) {
    Optional<Entry> entry = entry(key);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    if (entry.get().value() instanceof MappingNode node) {
      return Optional.of(new Section(file, under(key), node));
    }
    problem(key, "expected keys and values, further to the right");
    return Optional.empty();
  }

  /**
   * A list of sections. An item that is one word stands for a section with only that {@code sole}.
   */
  public List<Section> sections(String key, String sole) {
    Optional<Entry> entry = entry(key);
    if (entry.isEmpty()) {
      return List.of();
    }
    if (!(entry.get().value() instanceof SequenceNode list)) {
      problem(key, "expected a list, each item starting with a dash");
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    for (Node item : list.getValue()) {
      String name = under(key) + "[" + (sections.size() + 1) + "]";
      if (item instanceof MappingNode node) {
        sections.add(new Section(file, name, node));
      } else if (item instanceof ScalarNode && !sole.isEmpty()) {
        sections.add(new Section(file, name, item, sole));
      } else {
        wrong(lineOf(item), name, "expected keys and values");
      }
    }
    return sections;
  }

  private Section(DeclaredFile file, String path, Node item, String key) {
    this.file = file;
    this.path = path;
    this.line = lineOf(item);
    entries.put(key, new Entry(line, item));
  }

  /** All keys here, names of the file's own making, with one value each. */
  public Map<String, String> pairs() {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String name : entries.keySet()) {
      text(name).ifPresent(value -> pairs.put(name, value));
    }
    return pairs;
  }

  /** All keys here, when they are names of the file's own making. */
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  private Optional<Entry> entry(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key))
        // "key:" with nothing behind it says nothing.
        .filter(
            entry -> !(entry.value() instanceof ScalarNode scalar) || !scalar.getValue().isEmpty());
  }

  /** The end of reading: what nobody asked for is a spelling mistake. */
  public void end() {
    for (String key : entries.keySet()) {
      if (!asked.contains(key)) {
        problem(key, "there is no such key here; there are " + String.join(", ", asked));
      }
    }
  }
}
