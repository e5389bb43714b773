package org.corridor.couriers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.corridor.mllp.TlsSettings;
import org.corridor.mllp.TlsSettings.Store;

/** Keys made for a test: of receivers good and bad, and of the hub. */
final class Certificates {

  static final String PASSWORD = "changeit";

  private final Path folder;

  Certificates(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    make("authority", "BC=ca:true");
    make("hub", "SAN=ip:127.0.0.1");
    make("stranger", "SAN=ip:127.0.0.1");
    signed("receiver", "SAN=ip:127.0.0.1,dns:localhost");
    signed("elsewhere", "SAN=dns:elsewhere.example");
    signed("expired", "SAN=ip:127.0.0.1", "-startdate", "-10d", "-validity", "5");
    trust("trusted", "authority");
    trust("trusts-hub", "hub");
  }

  private void make(String name, String extension) throws IOException, InterruptedException {
    keytool(
        List.of(
            "-genkeypair",
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + name,
            "-alias",
            name,
            "-ext",
            extension,
            "-keystore",
            file(name)));
    keytool(List.of("-exportcert", "-alias", name, "-keystore", file(name), "-file", crt(name)));
  }

  private void signed(String name, String names, String... more)
      throws IOException, InterruptedException {
    make(name, names);
    keytool(List.of("-certreq", "-alias", name, "-keystore", file(name), "-file", csr(name)));
    List<String> sign =
        new ArrayList<>(List.of("-gencert", "-alias", "authority", "-keystore", file("authority")));
    sign.addAll(List.of("-ext", names, "-infile", csr(name), "-outfile", crt(name)));
    sign.addAll(List.of(more));
    keytool(sign);
    trust(name, "authority");
    trust(name, name);
  }

  private void trust(String store, String whom) throws IOException, InterruptedException {
    keytool(
        List.of(
            "-importcert",
            "-noprompt",
            "-alias",
            whom,
            "-keystore",
            file(store),
            "-file",
            crt(whom)));
  }

  private void keytool(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private String file(String name) {
    return folder.resolve(name + ".p12").toString();
  }

  private String crt(String name) {
    return folder.resolve(name + ".crt").toString();
  }

  private String csr(String name) {
    return folder.resolve(name + ".csr").toString();
  }

  /** A server's end with the key of that name; it knows the hub's certificate. */
  SSLContext server(String name) {
    return new TlsSettings(store(name), store("trusts-hub"), true).context();
  }

  private Optional<Store> store(String name) {
    assertThat(Files.exists(Path.of(file(name)))).isTrue();
    return Optional.of(new Store(Path.of(file(name)), PASSWORD));
  }

  /** The key {@code tls} of a destination that trusts all but the stranger. */
  String trusting() {
    return "tls: {trust-store: " + file("trusted") + ", trust-store-password: '${store}'}";
  }

  /** As {@link #trusting}, and shows the hub's certificate. */
  String showing() {
    return trusting()
        .replaceFirst(
            "tls: \\{", "tls: {key-store: " + file("hub") + ", key-store-password: '\\${store}', ");
  }
}
