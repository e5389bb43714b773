package org.corridor.eligibility.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.corridor.eligibility.Person;
import org.corridor.eligibility.Question;
import org.corridor.eligibility.Question.Member;
import org.corridor.eligibility.Question.Named;
import org.corridor.eligibility.Question.StoredCoverage;
import org.corridor.journal.BadFilter;

/** Reads a question; what is wrong is told by the place where it is, never by its content. */
final class QuestionReader {
  private static final Pattern SERVICE_TYPE = Pattern.compile("[0-9A-Z]{1,2}");
  private static final Pattern PATIENT = Pattern.compile("Patient/[A-Za-z0-9.-]{1,64}");
  private static final Pattern COVERAGE = Pattern.compile("Coverage/[A-Za-z0-9.-]{1,64}");

  private QuestionReader() {}

  static Question read(JsonObject json) {
    Optional<StoredCoverage> stored = stored(json);
    Optional<Member> member = object(json, "member", "member").map(m -> member(json, m));
    if (stored.isPresent() == member.isPresent()) {
      throw new BadFilter("member", "is needed, or patient and coverage, but not both");
    }
    Optional<Named> payer = object(json, "payer", "payer").map(p -> named(p, "payer", "number"));
    if (member.isPresent() && payer.isEmpty()) {
      throw new BadFilter("payer", "is missing");
    }
    return new Question(
        payer,
        object(json, "provider", "provider").map(p -> named(p, "provider", "npi")),
        stored,
        member,
        serviceTypes(json),
        day(json, "from", "from"),
        day(json, "to", "to"));
  }

  private static Optional<StoredCoverage> stored(JsonObject json) {
    String patient = text(json, "patient", "patient");
    String coverage = text(json, "coverage", "coverage");
    if (patient.isEmpty() && coverage.isEmpty()) {
      return Optional.empty();
    }
    if (!PATIENT.matcher(patient).matches()) {
      throw new BadFilter("patient", "is no reference such as Patient/1");
    }
    if (!COVERAGE.matcher(coverage).matches()) {
      throw new BadFilter("coverage", "is no reference such as Coverage/1");
    }
    return Optional.of(new StoredCoverage(patient, coverage));
  }

  private static Member member(JsonObject json, JsonObject member) {
    Optional<JsonObject> dependent = object(json, "dependent", "dependent");
    return new Member(
        needed(member, "number", "member.number"),
        text(member, "group", "member.group"),
        person(member, "member"),
        dependent.map(d -> person(d, "dependent")),
        dependent
            .map(d -> text(d, "relationship", "dependent.relationship"))
            .filter(r -> !r.isEmpty())
            .orElse("child"));
  }

  private static Person person(JsonObject json, String place) {
    String gender = text(json, "gender", place + ".gender");
    if (!gender.isEmpty() && !gender.equals("F") && !gender.equals("M")) {
      throw new BadFilter(place + ".gender", "is neither F nor M");
    }
    return new Person(
        needed(json, "family", place + ".family"),
        text(json, "given", place + ".given"),
        "",
        day(json, "born", place + ".born"),
        gender);
  }

  private static Named named(JsonObject json, String place, String number) {
    return new Named(needed(json, number, place + "." + number), text(json, "name", place));
  }

  private static List<String> serviceTypes(JsonObject json) {
    JsonValue value = json.getOrDefault("serviceTypes", JsonValue.EMPTY_JSON_ARRAY);
    if (value.getValueType() != JsonValue.ValueType.ARRAY || value.asJsonArray().size() > 99) {
      throw new BadFilter("serviceTypes", "is no list of at most 99 codes");
    }
    return value.asJsonArray().stream()
        .map(v -> serviceType(v instanceof JsonString s ? s.getString() : ""))
        .toList();
  }

  private static String serviceType(String code) {
    if (!SERVICE_TYPE.matcher(code).matches()) {
      throw new BadFilter("serviceTypes", "has what is no service type such as 30");
    }
    return code;
  }

  private static Optional<JsonObject> object(JsonObject json, String key, String place) {
    JsonValue value = json.getOrDefault(key, JsonValue.NULL);
    return switch (value.getValueType()) {
      case NULL -> Optional.empty();
      case OBJECT -> Optional.of(value.asJsonObject());
      default -> throw new BadFilter(place, "is no object");
    };
  }

  private static String needed(JsonObject json, String key, String place) {
    String text = text(json, key, place);
    if (text.isEmpty()) {
      throw new BadFilter(place, "is missing");
    }
    return text;
  }

  private static String text(JsonObject json, String key, String place) {
    JsonValue value = json.getOrDefault(key, JsonValue.NULL);
    if (value.getValueType() == JsonValue.ValueType.NULL) {
      return "";
    }
    if (value instanceof JsonString text) {
      return text.getString().strip();
    }
    throw new BadFilter(place, "is no text");
  }

  private static Optional<LocalDate> day(JsonObject json, String key, String place) {
    String text = text(json, key, place);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw new BadFilter(place, "is no date such as 2026-11-22");
    }
  }
}
