package org.corridor.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.corridor.shared.Jsonp.JSON;

import jakarta.json.JsonException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The envelope of REST: a JSON object with a member for each field, the payload in Base64. The rule
 * names the fields and leaves open how a body is built; {@code docs/decisions} tells why so.
 */
final class RestEnvelope {

  static final String TYPE = "application/json";

  private static final String USER = "UserName";
  private static final String PASSWORD = "Password";
  private static final String PAYLOAD = "Payload";

  private RestEnvelope() {}

  static Entity write(CoreMessage message, Direction direction, Optional<UserToken> user) {
    Map<String, String> members = new LinkedHashMap<>();
    user.ifPresent(
        token -> {
          members.put(USER, token.user());
          members.put(PASSWORD, token.password());
        });
    members.putAll(message.fields(CoreRule.C4_0_0));
    if (direction == Direction.ANSWER) {
      members.put("ErrorCode", message.errorCode());
      members.put("ErrorMessage", message.errorMessage());
    }
    if (message.payload().length > 0) {
      members.put(PAYLOAD, Base64.getEncoder().encodeToString(message.payload()));
    }
    JsonObjectBuilder object = JSON.createObjectBuilder();
    members.forEach(object::add);
    StringWriter text = new StringWriter();
    JSON.createWriter(text).writeObject(object.build());
    return new Entity(TYPE, text.toString().getBytes(UTF_8));
  }

  static Opened open(Entity entity) {
    Fields fields = new Fields(CoreRule.C4_0_0);
    Map<String, String> login = new HashMap<>();
    try (JsonParser json = JSON.createParser(new ByteArrayInputStream(entity.body()))) {
      expect(json, JsonParser.Event.START_OBJECT);
      for (JsonParser.Event event = json.next();
          event != JsonParser.Event.END_OBJECT;
          event = json.next()) {
        String name = json.getString();
        take(name, value(json), fields, login);
      }
    } catch (JsonException | NoSuchElementException e) {
      // Its message may quote what it stumbled over.
      throw CoreRefused.sender("this is no well-formed JSON");
    }
    return new Opened(Optional.empty(), fields, token(login));
  }

  /** The status that says of an answer what its code says (vC4.0.0, 4.3: HTTP status codes). */
  static int status(String errorCode) {
    return switch (errorCode) {
      case "", CoreMessage.SUCCESS -> 200;
      case CoreRefused.UNAUTHORIZED -> 401;
      case "Receiver" -> 500;
      default -> 400;
    };
  }

  private static void take(String name, String value, Fields fields, Map<String, String> login) {
    if (name.equals(PAYLOAD)) {
      fields.payload(decoded(value));
    } else if (name.equals(USER) || name.equals(PASSWORD)) {
      if (value.length() > Fields.LONGEST || login.put(name, value) != null) {
        throw CoreRefused.sender("a login stands there twice, or is too long");
      }
    } else {
      fields.put(name, value);
    }
  }

  /** Texts and numbers; members of ours are never anything else. */
  private static String value(JsonParser json) {
    return switch (json.next()) {
      case VALUE_STRING, VALUE_NUMBER -> json.getString();
      case VALUE_NULL -> "";
      default -> throw CoreRefused.sender("a member is neither a text nor a number");
    };
  }

  private static void expect(JsonParser json, JsonParser.Event event) {
    if (!json.hasNext() || json.next() != event) {
      throw CoreRefused.sender("the body is no JSON object");
    }
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw CoreRefused.illegal(PAYLOAD);
    }
  }

  private static Optional<UserToken> token(Map<String, String> login) {
    return Optional.ofNullable(login.get(USER))
        .map(user -> new UserToken(user, login.getOrDefault(PASSWORD, "")));
  }
}
