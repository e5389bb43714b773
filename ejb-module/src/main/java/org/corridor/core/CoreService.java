package org.corridor.core;

/**
 * Who stands behind a {@link CoreServer}. Each method may throw {@link CoreRefused}, which is told
 * to the caller.
 */
public interface CoreService {

  /** The payload of an answer, and its type. */
  record Reply(String payloadType, byte[] payload) {

    /** An answer without payload. */
    public static Reply of(String payloadType) {
      return new Reply(payloadType, new byte[0]);
    }
  }

  /** Whether the caller is who it says to be. */
  boolean authenticate(Caller caller);

  /** Answers a payload now. */
  Reply realTime(CoreMessage message);

  /** Takes a batch for good: what is answered is that it lies here. */
  Reply take(CoreMessage message);

  /** Hands out acknowledgements or results, as the type asks for. */
  Reply handOut(CoreMessage message);

  /** Takes the acknowledgement of what was handed out. */
  Reply confirm(CoreMessage message);

  /** Nobody stands behind. */
  static CoreService none() {
    return new NotConfigured();
  }
}
