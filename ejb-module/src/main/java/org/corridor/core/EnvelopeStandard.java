package org.corridor.core;

import java.util.Optional;

/** The two envelopes of the rule; a server speaks both. */
public enum EnvelopeStandard {
  /** HTTP with MIME multipart/form-data (CORE 270, 4.2.1). */
  MIME {
    @Override
    Entity write(
        Operation operation, Direction direction, CoreMessage message, Optional<UserToken> user) {
      return MimeEnvelope.write(message, direction, user);
    }

    @Override
    Opened open(Entity entity, Direction direction) {
      return MimeEnvelope.open(entity);
    }
  },
  /** SOAP 1.2, with MTOM for batches (CORE 270, 4.2.2). */
  SOAP {
    @Override
    Entity write(
        Operation operation, Direction direction, CoreMessage message, Optional<UserToken> user) {
      return SoapWriter.write(operation, direction, message, user);
    }

    @Override
    Opened open(Entity entity, Direction direction) {
      return SoapReader.open(entity, direction);
    }
  };

  abstract Entity write(
      Operation operation, Direction direction, CoreMessage message, Optional<UserToken> user);

  /**
   * Opens an envelope.
   *
   * @throws CoreRefused when it is none
   */
  abstract Opened open(Entity entity, Direction direction);

  /** The standard of a Content-Type; empty when it is of neither. */
  static Optional<EnvelopeStandard> of(String contentType) {
    return switch (Multipart.mediaType(contentType)) {
      case "multipart/form-data" -> Optional.of(MIME);
      case "application/soap+xml", "multipart/related" -> Optional.of(SOAP);
      default -> Optional.empty();
    };
  }
}
