package org.corridor.payer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.corridor.mllp.TlsSettings;

/** A key of the box for 127.0.0.1, and a store that trusts it and has no password. */
record BoxKeys(Path folder) {

  private static final String PASSWORD = "payer-in-a-box";

  /** Its key, made when it is not there. */
  TlsSettings.Store key() throws IOException {
    Path store = folder.resolve("box.p12");
    if (!Files.exists(store)) {
      String certificate = folder.resolve("box.crt").toString();
      keytool(
          store,
          "-genkeypair",
          "-keyalg",
          "EC",
          "-alias",
          "box",
          "-dname",
          "CN=payer in a box",
          "-ext",
          "SAN=ip:127.0.0.1",
          "-validity",
          "3650");
      keytool(store, "-exportcert", "-alias", "box", "-file", certificate);
      keytool(
          trust(),
          "-importcert",
          "-noprompt",
          "-alias",
          "box",
          "-file",
          certificate,
          "-J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE",
          "-J-Dkeystore.pkcs12.macAlgorithm=NONE");
    }
    return new TlsSettings.Store(store, PASSWORD);
  }

  /** For whoever calls the box. */
  Path trust() {
    return folder.resolve("trust.p12");
  }

  private static void keytool(Path store, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
