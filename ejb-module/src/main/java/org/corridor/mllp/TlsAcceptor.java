package org.corridor.mllp;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The server's end of TLS, laid over an accepted socket: closing the socket below ends it even when
 * TLS itself waits for its peer.
 */
record TlsAcceptor(SSLSocketFactory factory, boolean clientAuthentication) {

  static TlsAcceptor of(TlsSettings settings) {
    return new TlsAcceptor(settings.context().getSocketFactory(), settings.clientAuthentication());
  }

  SSLSocket accept(Socket socket) throws IOException {
    String peer = socket.getInetAddress().getHostAddress();
    SSLSocket secured = (SSLSocket) factory.createSocket(socket, peer, socket.getPort(), true);
    secured.setUseClientMode(false);
    secured.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    secured.setNeedClientAuth(clientAuthentication);
    return secured;
  }
}
