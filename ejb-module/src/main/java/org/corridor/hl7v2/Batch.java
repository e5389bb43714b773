package org.corridor.hl7v2;

import java.util.List;
import org.corridor.shared.Finding;

/**
 * What a file or frame holds (HL7 v2.5.1 ch. 2.10.3).
 *
 * @param enveloped whether FHS or BHS stands before the messages
 * @param messages the bytes of each message, from its MSH to the end of its last line
 * @param findings missing trailers, wrong counts, text that belongs to no message
 */
public record Batch(boolean enveloped, List<byte[]> messages, List<Finding> findings) {}
