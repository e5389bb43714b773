package org.corridor.hl7v2;

import java.nio.charset.Charset;

/** Text and the character set it was read in. */
record Decoded(String text, Charset charset) {}
