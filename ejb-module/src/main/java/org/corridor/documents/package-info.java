/**
 * Documents: MDM messages become document references with their text or attachment.
 *
 * <ol>
 *   <li>{@link org.corridor.documents.DocumentsJourney} is the way of a message; what its event
 *       means stands in {@code events.csv} ({@code DocumentEvent}).
 *   <li>{@code Documents} fills the document from TXA; {@code Contents} adds what OBX and NTE
 *       bring, with {@code Texts} for what is spread over many lines.
 *   <li>{@code RelatedOrders} names the orders it is about: ORC and OBR, TXA-14 and TXA-15.
 *   <li>{@code Relations} tells the document that this one replaces or adds to.
 *   <li>{@code DocumentLife} weighs the event against the state a document is in.
 *   <li>{@code Histories} keeps who edited and who authenticated it.
 *   <li>On the way back {@link org.corridor.documents.DocumentMessages} writes MDM: {@code
 *       WrittenContent} what a document says, {@code WrittenParents} which one it follows.
 * </ol>
 */
@NullMarked
package org.corridor.documents;

import org.jspecify.annotations.NullMarked;
