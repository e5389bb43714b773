package org.corridor.mllp;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** The client's end of TLS, laid over a connected socket: its peer must be who it says. */
record TlsConnector(SSLSocketFactory factory) {

  static TlsConnector of(TlsSettings settings) {
    return new TlsConnector(settings.context().getSocketFactory());
  }

  /** Lays TLS over {@code socket}; the peer's certificate must be for {@code host}. */
  SSLSocket connect(Socket socket, String host) throws IOException {
    SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, socket.getPort(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    return secured;
  }
}
