package org.corridor.couriers;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.corridor.mllp.RefusedAfterHandshake;

/** What a failure was, without what its message may quote. */
public final class Trouble {

  private static final int DEEPEST = 6;
  private static final Set<String> RESETS =
      Set.of("Broken pipe", "Connection reset", "Connection reset by peer");
  private static final String ALERT = "Received fatal alert: ";

  private Trouble() {}

  /** In words where the deepest cause is a known one; else the names of the failures. */
  public static String of(Throwable failure) {
    StringBuilder names = new StringBuilder();
    Optional<String> words = Optional.empty();
    Throwable at = failure;
    for (int depth = 0; at != null && depth < DEEPEST; depth++, at = at.getCause()) {
      names.append(depth == 0 ? "" : ", ").append(at.getClass().getSimpleName());
      Optional<String> deeper = words(at);
      words = deeper.isPresent() ? deeper : words.isPresent() ? words : ending(at);
    }
    return words.orElse(names.toString());
  }

  private static Optional<String> words(Throwable failure) {
    if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
      return Optional.of("the host name is not known");
    }
    if (failure instanceof ConnectException) {
      return Optional.of("the connection was refused");
    }
    if (failure instanceof SocketTimeoutException
        || failure instanceof HttpTimeoutException
        || failure instanceof TimeoutException) {
      return Optional.of("it took too long");
    }
    if (failure instanceof NoSuchFileException) {
      return Optional.of("a file or folder does not exist");
    }
    if (failure instanceof AccessDeniedException) {
      return Optional.of("access was denied");
    }
    return disk(failure)
        .or(() -> ssh(failure))
        .or(() -> mail(failure))
        .or(() -> certificate(failure))
        .or(() -> alert(failure));
  }

  /** How a connection ended; what lies above it says more, if it says something. */
  private static Optional<String> ending(Throwable failure) {
    // Whether the peer says goodbye or resets is often chance: what was still on its way decides.
    boolean ended =
        failure instanceof EOFException
            || failure instanceof ClosedChannelException
            || failure.getClass() == SocketException.class
            || isReset(failure)
            || isUnansweredMail(failure);
    return ended ? Optional.of("it was closed") : Optional.empty();
  }

  /** Channels have no exception of their own for it. */
  private static boolean isReset(Throwable failure) {
    return failure.getClass() == IOException.class
        && RESETS.contains(String.valueOf(failure.getMessage()));
  }

  /** Jakarta Mail's words for the end of a connection where a reply was due. */
  private static boolean isUnansweredMail(Throwable failure) {
    return failure instanceof MessagingException
        && String.valueOf(failure.getMessage()).startsWith("[EOF]");
  }

  private static Optional<String> disk(Throwable failure) {
    if (failure instanceof FileSystemException file) {
      return Optional.ofNullable(file.getReason());
    }
    return Optional.ofNullable(failure.getMessage()).filter("No space left on device"::equals);
  }

  private static Optional<String> ssh(Throwable failure) {
    if (failure instanceof SftpException sftp) {
      return Optional.of(SftpConstants.getStatusName(sftp.getStatus()));
    }
    if (!(failure instanceof SshException ssh)) {
      return Optional.empty();
    }
    return switch (ssh.getDisconnectCode()) {
      case SshConstants.SSH2_DISCONNECT_HOST_KEY_NOT_VERIFIABLE ->
          Optional.of("the server's host key is not the declared one");
      case SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE ->
          Optional.of("the server did not take user and password or key");
      default -> Optional.of("the SSH connection failed");
    };
  }

  private static Optional<String> mail(Throwable failure) {
    if (failure instanceof AuthenticationFailedException) {
      return Optional.of("the server did not take user and password");
    }
    return failure instanceof MessagingException
            && String.valueOf(failure.getMessage()).startsWith("STARTTLS is required")
        ? Optional.of("the server does not offer STARTTLS")
        : Optional.empty();
  }

  private static Optional<String> certificate(Throwable failure) {
    if (failure instanceof RefusedAfterHandshake) {
      return Optional.of("the receiver ended TLS: perhaps it misses or refuses our certificate");
    }
    if (failure instanceof CertificateExpiredException) {
      return Optional.of("the receiver's certificate has expired");
    }
    if (failure instanceof CertificateNotYetValidException) {
      return Optional.of("the receiver's certificate is not valid yet");
    }
    if (failure instanceof CertPathBuilderException) {
      return Optional.of("the receiver's certificate is not trusted");
    }
    if (failure.getClass() == CertificateException.class
        && String.valueOf(failure.getMessage()).startsWith("No ")) {
      return Optional.of("the receiver's certificate is for another host");
    }
    return Optional.empty();
  }

  /** The alert with which the peer ended TLS: its name and nothing else. */
  private static Optional<String> alert(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof SSLException && message.startsWith(ALERT)
        ? Optional.of("the receiver ended TLS: " + message.substring(ALERT.length()))
        : Optional.empty();
  }

  /**
   * Whether the peer turned down the hub's certificate. With TLS 1.3 that is heard only after
   * something was sent, of which the peer then has read nothing.
   */
  static boolean isOurCertificateRefused(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      Optional<String> alert = alert(at);
      if (alert
          .filter(name -> name.contains("certificate") || name.matches(".*(unknown_ca|denied)"))
          .isPresent()) {
        return true;
      }
    }
    return false;
  }
}
