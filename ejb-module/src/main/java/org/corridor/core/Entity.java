package org.corridor.core;

/**
 * The body of an HTTP message.
 *
 * @param contentType with its parameters
 */
public record Entity(String contentType, byte[] body) {}
