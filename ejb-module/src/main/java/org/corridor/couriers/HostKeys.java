package org.corridor.couriers;

import java.security.PublicKey;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.signature.Signature;
import org.corridor.declared.Section;

/**
 * The keys by which an SSH server is known: no other server is talked to.
 *
 * @param declared each as in {@code known_hosts} or as a fingerprint {@code SHA256:…}
 */
record HostKeys(List<String> declared) {

  private static final Pattern KEY =
      Pattern.compile("((?:ssh|ecdsa)-[a-z0-9-]+) +([A-Za-z0-9+/=]+)( .*)?");
  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}=?");

  /** Reads {@code host-key}, one or a list. */
  static HostKeys read(Section section) {
    List<String> texts = section.texts("host-key");
    if (texts.isEmpty()) {
      section.problem("", "expected host-key, by which the server is known (ssh-keyscan shows it)");
    }
    for (String text : texts) {
      if (!KEY.matcher(text).matches() && !FINGERPRINT.matcher(text).matches()) {
        section.problem(
            "host-key", "expected a key as \"ssh-ed25519 AAAA…\" or a fingerprint \"SHA256:…\"");
      }
    }
    return new HostKeys(texts);
  }

  boolean has(PublicKey key) {
    String shown = PublicKeyEntry.toString(key);
    String print = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    return declared.stream()
        .map(text -> KEY.matcher(text).replaceFirst("$1 $2"))
        .anyMatch(
            text -> shown.equals(text) || print.equals(text.replaceFirst("^(SHA256:.*)=$", "$1")));
  }

  /** Those first that belong to a declared key: a server that has several shows that one then. */
  List<NamedFactory<Signature>> inOrder(List<NamedFactory<Signature>> signatures) {
    return signatures.stream()
        .sorted(Comparator.comparing(signature -> !isDeclared(signature.getName())))
        .toList();
  }

  private boolean isDeclared(String algorithm) {
    return declared.stream()
        .map(text -> text.split(" ", 2)[0])
        .anyMatch(
            type ->
                type.equals(algorithm) || (type.equals("ssh-rsa") && algorithm.startsWith("rsa-")));
  }
}
