package org.corridor.couriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.Problem;
import org.corridor.delivery.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportsTest {

  @BeforeEach
  void prepare() {
    TestSecrets.use(Map.of("corridor.secret.lab", "hush", "corridor.secret.key", "whsec_c2hvcnQ="));
  }

  @AfterEach
  void forget() {
    TestSecrets.forget();
  }

  private static List<String> problems(String yaml) {
    BrokenFiles broken = catchThrowableOfType(BrokenFiles.class, () -> Given.transport(yaml));
    return broken.problems().stream().map(Problem::text).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          mllp: {host: a, port: 1};                           mllp;    a:1
          http: {url: 'https://a:1/b?key=1'};                 http;    https://a:1/b
          fhir: {url: 'http://a/fhir'};                       fhir;    http://a/fhir
          files: {folder: /out};                              files;   /out
          mail: {host: a, from: b@c.de, to: [d@e.fr]};        mail;    d@e.fr by a:25
          """)
  void eachWayHasANameAndAnAddress(String yaml, String kind, String address) {
    Transport transport = Given.transport(yaml);
    assertThat(transport.kind()).isEqualTo(kind);
    assertThat(transport.address()).isEqualTo(address);
    assertThat(Transports.names()).contains(kind);
  }

  @Test
  void secretsDoNotShow() {
    String key = "host-key: 'ssh-rsa AAAA'";
    String all =
        Given.transport("http: {url: 'https://a', basic: {user: u, password: '${lab}'}}")
            + ""
            + Given.transport("http: {url: 'https://a', bearer: '${lab}', headers: {X: '${lab}'}}")
            + Given.transport(
                "sftp: {host: a, user: u, folder: /, password: '${lab}', " + key + "}")
            + Given.transport("mail: {host: a, from: b@c, to: d@e, user: u, password: '${lab}'}")
            + Given.transport(
                "mllp: {host: a, port: 1, tls: {trust-store: t, trust-store-password: '${lab}'}}");
    assertThat(all).doesNotContain("hush");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          order: patient;                                     expected one of mllp, http, fhir, files, sftp, mail, webhook
          {mllp: {host: a, port: 1}, files: {folder: b}};     expected one of mllp, http, fhir, files, sftp, mail, webhook
          mllp: {host: a};                                    expected host and port
          mllp: {host: a, port: 1, timeout: 0s};              expected more than nothing and at most 1h
          http: {url: 'ftp://a'};                             expected an address such as https://host/path, without a password
          http: {url: 'https://u:p@a'};                       expected an address such as https://host/path, without a password
          http: {url: 'https://a', method: GET};              expected one of POST, PUT, PATCH
          http: {url: 'https://a', headers: {Host: b}};       this header cannot be set
          http: {url: 'https://a', bearer: hush};             expected the name of a secret, as ${lab.password}, not the secret itself
          http: {url: 'https://a', bearer: '${gone}'};        the setting corridor.secret.gone is missing
          sftp: {host: a, user: u, folder: /, password: '${lab}'};                    expected host-key, by which the server is known (ssh-keyscan shows it)
          sftp: {host: a, user: u, folder: /, password: '${lab}', host-key: any};     expected a key as "ssh-ed25519 AAAA…" or a fingerprint "SHA256:…"
          mail: {host: a, from: b@c, to: d@e, text: '{patient}'};                     expected places {delivery}, {message}, {interface}, {type}, {time}, {repeated}, {link}
          webhook: {url: 'https://a', key: '${key}'};         expected whsec_ and at least 24 bytes in base64
          """)
  void whatCannotBeUsedIsSaid(String yaml, String problem) {
    assertThat(problems(yaml)).contains(problem);
  }

  @Test
  void aCheckWithoutTheServersSettingsKnowsNoSecrets() {
    TestSecrets.forget();
    assertThat(Given.transport("http: {url: 'https://a', bearer: '${lab}'}").kind())
        .isEqualTo("http");
  }
}
