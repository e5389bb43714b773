package org.corridor.core;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What an envelope carries and says of it (CORE 270 version 2.2.0, 4.4; vC4.0.0, 4.3). Length and
 * check sum are made when it is written and compared when it is read.
 *
 * @param payloadType such as {@code X12_270_Request_005010X279A1}
 * @param payload the interchange; empty where none is carried; it speaks of patients
 * @param errorCode {@code Success} or why not; empty in requests
 * @param errorMessage for people; may be empty
 */
public record CoreMessage(
    String payloadType,
    ProcessingMode mode,
    String payloadId,
    Instant timeStamp,
    String senderId,
    String receiverId,
    byte[] payload,
    String errorCode,
    String errorMessage) {

  /** The error code that is none. */
  public static final String SUCCESS = "Success";

  /** A new message under a new PayloadID. */
  public static CoreMessage request(
      String payloadType,
      ProcessingMode mode,
      String sender,
      String receiver,
      byte[] payload,
      Clock clock) {
    return new CoreMessage(payloadType, mode, id(), now(clock), sender, receiver, payload, "", "");
  }

  /** An answer to this message under a PayloadID of its own. */
  public CoreMessage answer(String answerType, byte[] content, Clock clock) {
    return new CoreMessage(
        answerType,
        mode,
        id(),
        now(clock),
        /* senderId= */ receiverId,
        /* receiverId= */ senderId,
        content,
        SUCCESS,
        "");
  }

  static String id() {
    return UUID.randomUUID().toString();
  }

  static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  boolean isBatchWithPayload() {
    return mode == ProcessingMode.BATCH && payload.length > 0;
  }

  /** The fields before the payload, in their order, as a version of the rule has them. */
  Map<String, String> fields(CoreRule rule) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("PayloadType", payloadType);
    fields.put("ProcessingMode", mode.word());
    fields.put("PayloadID", payloadId);
    if (isBatchWithPayload()) {
      fields.put("PayloadLength", String.valueOf(payload.length));
    }
    fields.put("TimeStamp", timeStamp.toString());
    fields.put("SenderID", senderId);
    fields.put("ReceiverID", receiverId);
    fields.put("CORERuleVersion", rule.version());
    if (isBatchWithPayload()) {
      fields.put("CheckSum", rule.checkSum(payload));
    }
    return fields;
  }
}
