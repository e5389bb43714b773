package org.corridor.commandline;

import java.util.Optional;

/**
 * One value that differs.
 *
 * @param resource as {@code Patient/…}, named as it was before; empty for the message as a whole
 * @param path the element, as {@code identifier[0].system}; {@code ack} for the answer
 * @param before empty where there was nothing
 * @param after empty where there is nothing
 */
record Difference(String resource, String path, Optional<String> before, Optional<String> after) {}
