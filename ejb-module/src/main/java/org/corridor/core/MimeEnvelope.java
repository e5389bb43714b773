package org.corridor.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The envelope of HTTP and MIME: each field a part of a form, the payload as its bytes. */
final class MimeEnvelope {

  private static final String USER = "UserName";
  private static final String PASSWORD = "Password";

  private MimeEnvelope() {}

  static Entity write(CoreMessage message, Direction direction, Optional<UserToken> user) {
    Multipart form = new Multipart();
    user.ifPresent(
        token -> {
          text(form, USER, token.user());
          text(form, PASSWORD, token.password());
        });
    message.fields(CoreRule.C2_2_0).forEach((name, value) -> text(form, name, value));
    if (direction == Direction.ANSWER) {
      text(form, "ErrorCode", message.errorCode());
      text(form, "ErrorMessage", message.errorMessage());
    }
    if (message.payload().length > 0) {
      form.add(
          message.payload(),
          disposition("Payload"),
          "Content-Type: application/EDI-X12",
          "Content-Transfer-Encoding: binary");
    }
    return new Entity("multipart/form-data; boundary=\"" + form.boundary() + '"', form.end());
  }

  private static void text(Multipart form, String name, String value) {
    form.add(value.getBytes(UTF_8), disposition(name));
  }

  private static String disposition(String name) {
    return "Content-Disposition: form-data; name=\"" + name + '"';
  }

  static Opened open(Entity entity) {
    Fields fields = new Fields(CoreRule.C2_2_0);
    Map<String, String> login = new HashMap<>();
    for (Multipart.Part part : Multipart.read(entity)) {
      String name = Multipart.parameter(part.header("content-disposition"), "name").orElse("");
      byte[] content = decoded(part);
      if (name.equals("Payload")) {
        fields.payload(content);
      } else if (content.length > Fields.LONGEST) {
        throw CoreRefused.sender("a field is too long");
      } else if (name.equals(USER) || name.equals(PASSWORD)) {
        login.put(name, new String(content, UTF_8));
      } else {
        fields.put(name, new String(content, UTF_8));
      }
    }
    return new Opened(Optional.empty(), fields, token(login));
  }

  private static Optional<UserToken> token(Map<String, String> login) {
    return Optional.ofNullable(login.get(USER))
        .map(user -> new UserToken(user, login.getOrDefault(PASSWORD, "")));
  }

  private static byte[] decoded(Multipart.Part part) {
    try {
      return part.header("content-transfer-encoding").equalsIgnoreCase("base64")
          ? Base64.getMimeDecoder().decode(part.content())
          : part.content();
    } catch (IllegalArgumentException e) {
      throw CoreRefused.sender("a part is not the Base64 it is said to be");
    }
  }
}
