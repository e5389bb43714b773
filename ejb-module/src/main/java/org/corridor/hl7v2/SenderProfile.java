package org.corridor.hl7v2;

import java.nio.charset.Charset;
import java.time.ZoneId;

/**
 * What the hub knows about a sender beyond its messages.
 *
 * @param zone for times without an offset when MSH-7 has none either (never the machine's zone)
 * @param charset when MSH-18 is empty and the bytes are not valid UTF-8
 * @param namespace the URI that qualifies identifiers without an assigning authority, so that equal
 *     numbers of different senders never meet
 */
public record SenderProfile(ZoneId zone, Charset charset, String namespace) {}
