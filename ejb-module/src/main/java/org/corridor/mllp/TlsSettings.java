package org.corridor.mllp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The keys of one end of a TLS connection, in stores of type PKCS12 or JKS.
 *
 * @param keyStore its own key and certificate; empty for a client that shows none
 * @param trustStore whom it trusts; empty for the machine's usual authorities
 * @param clientAuthentication whether a server demands a certificate of its clients
 */
public record TlsSettings(
    Optional<Store> keyStore, Optional<Store> trustStore, boolean clientAuthentication) {

  /** A file of keys or certificates. */
  public record Store(Path file, String password) {

    @Override
    public String toString() {
      return file.toString();
    }

    /**
     * When the first of its certificates expires; empty when it has none.
     *
     * @throws IllegalStateException when it cannot be read
     */
    public Optional<Instant> expires() {
      try {
        KeyStore store = open();
        Optional<Instant> first = Optional.empty();
        for (String alias : Collections.list(store.aliases())) {
          if (store.getCertificate(alias) instanceof X509Certificate certificate) {
            Instant end = certificate.getNotAfter().toInstant();
            first = first.filter(end::isAfter).or(() -> Optional.of(end));
          }
        }
        return first;
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException("cannot read the TLS store " + this, e);
      }
    }

    private KeyStore open() throws GeneralSecurityException, IOException {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, password.toCharArray());
      }
      return store;
    }
  }

  /**
   * Reads the stores.
   *
   * @throws IllegalStateException when a store cannot be read
   */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(
          keyStore.isPresent() ? keyStore.get().open() : null,
          keyStore.map(store -> store.password().toCharArray()).orElse(new char[0]));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trustStore.isPresent() ? trustStore.get().open() : null);
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot use the TLS stores " + this, e);
    }
  }
}
