package org.corridor.mllp;

import java.io.IOException;

/**
 * The receiver ended the connection when the TLS handshake was over: with TLS 1.3 that is how it
 * refuses a client's certificate, or misses one. Nothing was sent to it.
 */
public final class RefusedAfterHandshake extends IOException {

  private static final long serialVersionUID = 1L;

  RefusedAfterHandshake() {
    super("the receiver ended the connection after the TLS handshake");
  }
}
