package org.corridor.couriers;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Hands notices to a mail server, each over a connection of its own: notices are few. The number of
 * the mail is made of the delivery's id, so that a repetition is known as one.
 */
final class MailCourier implements Courier {

  /** A reply as in {@code 550 5.1.1 …}, perhaps behind other words (RFC 5321 section 4.2). */
  private static final Pattern REPLY = Pattern.compile("(?:^|\\s)([45]\\d\\d)[ -]");

  private final MailTransport transport;
  private final Clock clock;

  MailCourier(MailTransport transport, Clock clock) {
    this.transport = transport;
    this.clock = clock;
  }

  @Override
  public Attempt bring(Payload payload) throws InterruptedException {
    Session session = Session.getInstance(properties());
    try (jakarta.mail.Transport server = session.getTransport()) {
      try {
        MailTransport.User user =
            transport.user().orElse(new MailTransport.User("", new Secret("")));
        if (transport.user().isPresent()) {
          server.connect(user.name(), user.password().value());
        } else {
          server.connect();
        }
      } catch (MessagingException | IllegalStateException e) {
        Interruption.check(this);
        return new Attempt.Unreached("no connection: " + Trouble.of(e));
      }
      Mail mail = mail(session, payload);
      return send(server, mail);
    } catch (MessagingException e) {
      Interruption.check(this);
      return new Attempt.InDoubt("the connection broke: " + Trouble.of(e));
    }
  }

  private Attempt send(jakarta.mail.Transport server, Mail mail) throws MessagingException {
    try {
      server.sendMessage(mail, mail.getAllRecipients());
      return new Attempt.Taken(mail.number());
    } catch (SendFailedException refused) {
      return refused(refused);
    }
  }

  /** Addresses belong to the destination, so it is the way that is wrong and not the notice. */
  private static Attempt refused(SendFailedException refused) {
    String code = code(refused);
    if (refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0) {
      return new Attempt.Unreached("an address is not taken: " + code);
    }
    return switch (code.isEmpty() ? ' ' : code.charAt(0)) {
      case '4' -> new Attempt.Answered("answered " + code);
      case '5' -> new Attempt.Refused("answered " + code);
      default -> new Attempt.InDoubt("the connection broke: " + Trouble.of(refused));
    };
  }

  private static String code(MessagingException failure) {
    for (Throwable at = failure; at != null; at = next(at)) {
      Matcher reply = REPLY.matcher(String.valueOf(at.getMessage()));
      if (reply.find()) {
        return reply.group(1);
      }
    }
    return "";
  }

  private static @Nullable Throwable next(Throwable failure) {
    return failure instanceof MessagingException mail
        ? mail.getNextException()
        : failure.getCause();
  }

  private Properties properties() {
    String protocol = transport.encryption() == MailTransport.Encryption.TLS ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol);
    properties.setProperty(prefix + "host", transport.host());
    properties.setProperty(prefix + "port", String.valueOf(transport.port()));
    properties.setProperty(prefix + "auth", String.valueOf(transport.user().isPresent()));
    boolean startTls = transport.encryption() == MailTransport.Encryption.STARTTLS;
    properties.setProperty(prefix + "starttls.enable", String.valueOf(startTls));
    properties.setProperty(prefix + "starttls.required", String.valueOf(startTls));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(
        prefix + "connectiontimeout", String.valueOf(transport.connecting().toMillis()));
    properties.setProperty(prefix + "timeout", String.valueOf(transport.answering().toMillis()));
    properties.setProperty(
        prefix + "writetimeout", String.valueOf(transport.answering().toMillis()));
    transport
        .tls()
        .ifPresent(
            tls -> properties.put(prefix + "ssl.socketFactory", tls.context().getSocketFactory()));
    return properties;
  }

  private Mail mail(Session session, Payload payload) throws MessagingException {
    Notice notice = Notice.of(payload, transport.link());
    Mail mail = new Mail(session, payload.delivery() + "@corridor");
    mail.setFrom(new InternetAddress(transport.from()));
    for (String to : transport.to()) {
      mail.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
    }
    // What the hub itself tells begins with its subject.
    Optional<String> own = notice.text();
    mail.setSubject(
        own.flatMap(text -> text.lines().findFirst())
            .orElseGet(() -> notice.fill(transport.subject())),
        "UTF-8");
    mail.setText(own.orElseGet(() -> notice.fill(transport.text())), "UTF-8");
    mail.setSentDate(Date.from(clock.instant()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.saveChanges();
    return mail;
  }

  /** A mail whose number is not made up anew for each attempt. */
  private static final class Mail extends MimeMessage {

    private final String number;

    Mail(Session session, String number) {
      super(session);
      this.number = number;
    }

    String number() {
      return number;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + number + ">");
    }
  }

  @Override
  public void close() {
    // Nothing stays open.
  }
}
