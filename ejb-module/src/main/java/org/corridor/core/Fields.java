package org.corridor.core;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of an envelope as they came, and the message they make. */
final class Fields {

  static final int LONGEST = 1000;

  private static final Pattern TYPE = Pattern.compile("\\w{1,100}");
  private static final Pattern ID = Pattern.compile("[\\w{}:.-]{1,64}");
  private static final Pattern PARTY = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,49}");
  private static final byte[] NONE = {};

  private final CoreRule rule;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private byte[] payload = NONE;

  Fields(CoreRule rule) {
    this.rule = rule;
  }

  /**
   * A field twice is no envelope: the reader and whoever checked before could each take another.
   */
  void put(String name, String text) {
    if (text.length() > LONGEST) {
      throw CoreRefused.illegal(name);
    }
    if (texts.putIfAbsent(name, text.strip()) != null) {
      throw CoreRefused.sender("the field " + name + " stands there twice");
    }
  }

  void payload(byte[] bytes) {
    put("Payload", "");
    payload = bytes;
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
  }

  private String legal(String name, Pattern form) {
    String text = text(name).orElseThrow(() -> CoreRefused.required(name));
    if (!form.matcher(text).matches()) {
      throw CoreRefused.illegal(name);
    }
    return text;
  }

  private String orEmpty(String name, Pattern form) {
    return text(name).filter(text -> form.matcher(text).matches()).orElse("");
  }

  /** The message of a request. */
  CoreMessage request() {
    if (!rule.version()
        .equals(
            text("CORERuleVersion").orElseThrow(() -> CoreRefused.required("CORERuleVersion")))) {
      throw new CoreRefused("VersionMismatch", "CORERuleVersion is not " + rule.version());
    }
    CoreMessage message = message();
    if (message.mode() == ProcessingMode.REAL_TIME && payload.length == 0) {
      throw CoreRefused.required("Payload");
    }
    return message;
  }

  /** The message of an answer; of one that says an error only that is asked for. */
  CoreMessage answer() {
    String code = text("ErrorCode").orElse(CoreMessage.SUCCESS);
    return code.equalsIgnoreCase(CoreMessage.SUCCESS) ? message() : loose(Instant.EPOCH);
  }

  private CoreMessage message() {
    CoreMessage message =
        new CoreMessage(
            legal("PayloadType", TYPE),
            mode(),
            legal("PayloadID", ID),
            time(),
            legal("SenderID", PARTY),
            legal("ReceiverID", PARTY),
            payload,
            text("ErrorCode").orElse(""),
            text("ErrorMessage").orElse(""));
    compare(message);
    return message;
  }

  /** What can be said of an envelope that is not taken: what is illegal is left out. */
  CoreMessage loose(Instant time) {
    return new CoreMessage(
        orEmpty("PayloadType", TYPE),
        ProcessingMode.BATCH.word().equals(texts.get("ProcessingMode"))
            ? ProcessingMode.BATCH
            : ProcessingMode.REAL_TIME,
        orEmpty("PayloadID", ID),
        time,
        orEmpty("SenderID", PARTY),
        orEmpty("ReceiverID", PARTY),
        NONE,
        text("ErrorCode").orElse(""),
        text("ErrorMessage").orElse(""));
  }

  private ProcessingMode mode() {
    String word = text("ProcessingMode").orElseThrow(() -> CoreRefused.required("ProcessingMode"));
    return Arrays.stream(ProcessingMode.values())
        .filter(mode -> mode.word().equals(word))
        .findFirst()
        .orElseThrow(() -> CoreRefused.illegal("ProcessingMode"));
  }

  /** In UTC, also where the sender forgot to say so. */
  private Instant time() {
    String text = text("TimeStamp").orElseThrow(() -> CoreRefused.required("TimeStamp"));
    try {
      return DateTimeFormatter.ISO_DATE_TIME.parseBest(
                  text, OffsetDateTime::from, LocalDateTime::from)
              instanceof OffsetDateTime time
          ? time.toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw CoreRefused.illegal("TimeStamp");
    }
  }

  private void compare(CoreMessage message) {
    if (!message.isBatchWithPayload()) {
      return;
    }
    String length = text("PayloadLength").orElseThrow(() -> CoreRefused.required("PayloadLength"));
    if (!length.equals(String.valueOf(payload.length))) {
      throw CoreRefused.illegal("PayloadLength");
    }
    String sum = text("CheckSum").orElseThrow(() -> CoreRefused.required("CheckSum"));
    if (!rule.isCheckSum(sum, payload)) {
      throw new CoreRefused("CheckSumMismatched", "the payload has another digest than CheckSum");
    }
  }
}
