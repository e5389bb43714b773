package org.corridor.ledger;

import static org.corridor.shared.Jsonp.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;

/** Answers as they lie in their column: a JSON object of codes and numbers. */
final class AnswerText {
  private AnswerText() {}

  static String write(Answer answer) {
    JsonObjectBuilder text = place(answer.place());
    if (answer instanceof Answer.OfEnvelope of) {
      text.add("about", "envelope")
          .add("kind", of.kind())
          .add("aboutInterchange", of.interchange())
          .add("aboutGroup", of.group())
          .add("aboutSet", of.set())
          .add("state", of.state().name());
    } else if (answer instanceof Answer.OfBatch of) {
      text.add("about", "batch").add("batch", of.batch()).add("provider", of.provider());
    } else if (answer instanceof Answer.OfClaim of) {
      text.add("about", "claim")
          .add("batch", of.batch())
          .add("number", of.number())
          .add("state", of.state().name())
          .add("payerNumber", of.payerNumber())
          .add("lines", lines(of.lines()));
    } else if (answer instanceof Answer.OfStatus of) {
      text.add("about", "status").add("number", of.number()).add("payerNumber", of.payerNumber());
    }
    return text.add("code", answer.code()).build().toString();
  }

  private static JsonObjectBuilder place(Place place) {
    return JSON.createObjectBuilder()
        .add("sender", place.sender())
        .add("receiver", place.receiver())
        .add("interchange", place.interchange())
        .add("stamp", place.stamp())
        .add("group", place.group())
        .add("set", place.set())
        .add("position", place.position());
  }

  private static JsonArrayBuilder lines(List<Answer.OfLine> lines) {
    JsonArrayBuilder all = JSON.createArrayBuilder();
    for (Answer.OfLine one : lines) {
      all.add(
          JSON.createObjectBuilder()
              .add("control", one.control())
              .add("procedure", one.procedure())
              .add("code", one.code()));
    }
    return all;
  }

  static Answer read(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return read(reader.readObject());
    }
  }

  private static Answer read(JsonObject text) {
    Place place =
        new Place(
            text.getString("sender"),
            text.getString("receiver"),
            text.getString("interchange"),
            text.getString("stamp"),
            text.getString("group"),
            text.getString("set"),
            text.getJsonNumber("position").longValue());
    String code = text.getString("code");
    return switch (text.getString("about")) {
      case "envelope" ->
          new Answer.OfEnvelope(
              place,
              text.getString("kind"),
              text.getString("aboutInterchange"),
              text.getString("aboutGroup"),
              text.getString("aboutSet"),
              AnswerState.valueOf(text.getString("state")),
              code);
      case "batch" ->
          new Answer.OfBatch(place, text.getString("batch"), text.getString("provider"), code);
      case "claim" ->
          new Answer.OfClaim(
              place,
              text.getString("batch"),
              text.getString("number"),
              AnswerState.valueOf(text.getString("state")),
              code,
              text.getString("payerNumber"),
              text.getJsonArray("lines").getValuesAs(JsonObject.class).stream()
                  .map(
                      one ->
                          new Answer.OfLine(
                              one.getString("control"),
                              one.getString("procedure"),
                              one.getString("code")))
                  .toList());
      default ->
          new Answer.OfStatus(place, text.getString("number"), text.getString("payerNumber"), code);
    };
  }
}
