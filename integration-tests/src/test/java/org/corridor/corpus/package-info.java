/**
 * What the hub makes of other people's messages: {@link org.corridor.corpus.CorpusTest} translates
 * every admission and result of the shared data and leaves {@code target/corpus-report.md}.
 */
@NullMarked
package org.corridor.corpus;

import org.jspecify.annotations.NullMarked;
