package org.corridor.core;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Who calls, before anybody knows whether that is so.
 *
 * @param senderId what the envelope says; to be compared with whom the login belongs to
 * @param user name and password in the envelope
 * @param certificate that TLS has verified
 */
public record Caller(
    String senderId, Optional<UserToken> user, Optional<X509Certificate> certificate) {}
