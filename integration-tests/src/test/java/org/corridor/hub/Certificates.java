package org.corridor.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Keys and certificates of the hub, of a laboratory it knows and of a stranger, made by keytool.
 */
final class Certificates {

  private static final String PASSWORD = "changeit";

  private final Path folder;

  private Certificates(Path folder) {
    this.folder = folder;
  }

  /** Makes them in an empty folder, or takes those that were made there. */
  static Certificates in(Path folder) throws IOException, InterruptedException {
    Certificates certificates = new Certificates(folder);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      for (String name : List.of("hub", "laboratory", "stranger")) {
        certificates.make(name);
      }
    }
    return certificates;
  }

  /** Environment that makes the interface {@code secure} speak mutual TLS at {@code port}. */
  Map<String, String> environment(int port) {
    return Map.of(
        "CORRIDOR_MLLP_INTERFACES",
        "main,secure",
        "CORRIDOR_MLLP_SECURE_PORT",
        Integer.toString(port),
        "CORRIDOR_MLLP_SECURE_TLS_KEY_STORE",
        keys("hub").toString(),
        "CORRIDOR_MLLP_SECURE_TLS_KEY_STORE_PASSWORD",
        PASSWORD,
        "CORRIDOR_MLLP_SECURE_TLS_TRUST_STORE",
        trust("laboratory").toString(),
        "CORRIDOR_MLLP_SECURE_TLS_TRUST_STORE_PASSWORD",
        PASSWORD);
  }

  /** TLS of a client that trusts the hub and shows a certificate, or none when it has no name. */
  SSLContext client(String name) throws IOException {
    try {
      KeyManagerFactory mine =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      mine.init(name.isEmpty() ? null : open(keys(name)), PASSWORD.toCharArray());
      TrustManagerFactory theirs =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      theirs.init(open(trust("hub")));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(mine.getKeyManagers(), theirs.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static KeyStore open(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private Path keys(String name) {
    return folder.resolve(name + ".p12");
  }

  private Path trust(String whom) {
    return folder.resolve("trusts-" + whom + ".p12");
  }

  private void make(String name) throws IOException, InterruptedException {
    String certificate = folder.resolve(name + ".crt").toString();
    keytool(
        keys(name),
        "-genkeypair",
        "-alias",
        name,
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + name,
        "-ext",
        "SAN=ip:127.0.0.1");
    keytool(keys(name), "-exportcert", "-alias", name, "-file", certificate);
    keytool(trust(name), "-importcert", "-noprompt", "-alias", name, "-file", certificate);
  }

  private static void keytool(Path store, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
  }
}
