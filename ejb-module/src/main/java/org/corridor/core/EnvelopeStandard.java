package org.corridor.core;

import java.util.Optional;

/** The envelopes of the rule; a server speaks them all. */
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
  },
  /** HTTP with a JSON object (CORE Connectivity Rule vC4.0.0, 4.3). */
  REST {
    @Override
    Entity write(
        Operation operation, Direction direction, CoreMessage message, Optional<UserToken> user) {
      return RestEnvelope.write(message, direction, user);
    }

    @Override
    Opened open(Entity entity, Direction direction) {
      return RestEnvelope.open(entity);
    }

    @Override
    int status(String errorCode) {
      return RestEnvelope.status(errorCode);
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

  /** The HTTP status of an answer; in the older envelopes only what is in them speaks. */
  int status(String errorCode) {
    return 200;
  }

  /** The standard of a Content-Type; empty when it is of none. */
  static Optional<EnvelopeStandard> of(String contentType) {
    return switch (Multipart.mediaType(contentType)) {
      case "multipart/form-data" -> Optional.of(MIME);
      case "application/soap+xml", "multipart/related" -> Optional.of(SOAP);
      case RestEnvelope.TYPE -> Optional.of(REST);
      default -> Optional.empty();
    };
  }
}
