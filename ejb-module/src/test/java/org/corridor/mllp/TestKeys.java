package org.corridor.mllp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.mllp.TlsSettings.Store;

/** Keys made for a test, and stores that trust them. */
record TestKeys(Path folder) {

  private static final String PASSWORD = "changeit";

  void make(String name, String extension) throws IOException, InterruptedException {
    run("-genkeypair", name, name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", extension);
    run("-exportcert", name, name, "-file", certificate(name));
  }

  /** A store of the certificates of {@code names}. */
  Optional<Store> trusting(String store, String... names) throws IOException, InterruptedException {
    for (String name : names) {
      run("-importcert", name, store, "-noprompt", "-file", certificate(name));
    }
    return store(store);
  }

  Optional<Store> store(String name) {
    return Optional.of(new Store(folder.resolve(name), PASSWORD));
  }

  private String certificate(String name) {
    return folder.resolve(name + ".crt").toString();
  }

  private void run(String command, String alias, String store, String... more)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.addAll(List.of(command, "-alias", alias, "-storepass", PASSWORD));
    words.addAll(List.of("-keystore", folder.resolve(store).toString()));
    words.addAll(List.of(more));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
