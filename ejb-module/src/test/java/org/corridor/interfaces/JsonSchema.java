package org.corridor.interfaces;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** As much of JSON Schema 2020-12 as the schema of interfaces uses; anything else is an error. */
public final class JsonSchema {

  private static final List<String> WORDS =
      List.of("$schema", "$id", "$defs", "title", "description");

  private final JsonNode root;
  private final List<String> problems = new ArrayList<>();

  public JsonSchema(JsonNode root) {
    this.root = root;
  }

  /** What is wrong with {@code instance}, each with its place. */
  public List<String> check(JsonNode instance) {
    problems.clear();
    check(instance, root, "");
    return List.copyOf(problems);
  }

  JsonNode resolve(JsonNode schema) {
    return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
  }

  private void check(JsonNode value, JsonNode unresolved, String at) {
    JsonNode schema = resolve(unresolved);
    schema
        .fieldNames()
        .forEachRemaining(
            word -> {
              if (!WORDS.contains(word) && !holds(word, schema.get(word), value, schema, at)) {
                problems.add(at + ": " + word);
              }
            });
  }

  private boolean holds(String word, JsonNode is, JsonNode value, JsonNode schema, String at) {
    return switch (word) {
      case "type" -> isOfType(value, is.asText());
      case "enum" -> stream(is).contains(value);
      case "const" -> is.equals(value);
      case "pattern" -> !value.isTextual() || value.asText().matches(".*" + is.asText() + ".*");
      case "minimum" -> number(value).compareTo(number(is)) >= 0;
      case "maximum" -> number(value).compareTo(number(is)) <= 0;
      case "minProperties" -> value.size() >= is.asInt();
      case "maxProperties" -> value.size() <= is.asInt();
      case "required" -> stream(is).stream().allMatch(key -> value.has(key.asText()));
      case "anyOf" -> stream(is).stream().anyMatch(one -> fits(value, one));
      case "oneOf" -> stream(is).stream().filter(one -> fits(value, one)).count() == 1;
      case "items" -> {
        value.forEach(item -> check(item, is, at + "[]"));
        yield true;
      }
      case "propertyNames" -> {
        value.fieldNames().forEachRemaining(name -> matches(name, is.get("pattern"), at));
        yield true;
      }
      case "properties" -> {
        is.fieldNames()
            .forEachRemaining(
                key -> {
                  if (value.has(key)) {
                    check(value.get(key), is.get(key), at + "." + key);
                  }
                });
        yield true;
      }
      case "additionalProperties" -> {
        value
            .fieldNames()
            .forEachRemaining(
                key -> {
                  if (!schema.path("properties").has(key)) {
                    if (is.isBoolean()) {
                      problems.add(at + "." + key + ": unknown");
                    } else {
                      check(value.get(key), is, at + "." + key);
                    }
                  }
                });
        yield true;
      }
      default -> throw new IllegalArgumentException("the schema uses " + word);
    };
  }

  private void matches(String name, JsonNode pattern, String at) {
    if (!name.matches(pattern.asText())) {
      problems.add(at + "." + name + ": pattern");
    }
  }

  private boolean fits(JsonNode value, JsonNode schema) {
    JsonSchema alone = new JsonSchema(root);
    alone.check(value, schema, "");
    return alone.problems.isEmpty();
  }

  private static BigDecimal number(JsonNode node) {
    return node.decimalValue();
  }

  private static List<JsonNode> stream(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }

  private static boolean isOfType(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> throw new IllegalArgumentException("the schema uses " + type);
    };
  }
}
