/**
 * All shared samples of X12 at once: what becomes of each is compared with what is known of it, and
 * written down in {@code docs/x12-corpus.md}; StAEDI counts envelopes beside it; and nothing that
 * was made of them at random escapes.
 */
@NullMarked
package org.corridor.corpus;

import org.jspecify.annotations.NullMarked;
