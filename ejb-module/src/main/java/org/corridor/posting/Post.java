package org.corridor.posting;

/**
 * A request.
 *
 * @param interfaceName the interface it goes to
 * @param isFhir whether its content is FHIR; otherwise it is HL7 v2
 * @param user who sent it
 * @param key {@code Idempotency-Key}: what the sender calls it; empty when it does not say
 * @param content its body
 */
public record Post(String interfaceName, boolean isFhir, String user, String key, byte[] content) {}
