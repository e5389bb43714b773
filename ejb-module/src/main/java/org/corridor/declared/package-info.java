/**
 * Files that an analyst writes: keys and values in YAML, and tables in CSV beside them. What is
 * wrong is said with file, line and key, and all of it at once.
 *
 * <ol>
 *   <li>{@link org.corridor.declared.DeclaredFile#read} reads one file and makes something of it.
 *   <li>A {@link org.corridor.declared.Section} is one level of it: whoever knows the keys asks for
 *       them and ends with {@link org.corridor.declared.Section#end}, which finds the misspelt
 *       ones. {@link org.corridor.declared.Values} reads what is more than text.
 *   <li>{@link org.corridor.declared.Csv} reads a table that a key names.
 *   <li>{@link org.corridor.declared.DeclaredFolder} sees when files of a folder change; {@link
 *       org.corridor.declared.LastGood} keeps them as they were last in use.
 *   <li>{@link org.corridor.declared.Secrets} are named in a file and never stand there.
 *   <li>A {@link org.corridor.declared.Problem} is one thing that is wrong; {@link
 *       org.corridor.declared.BrokenFiles} has all of them.
 * </ol>
 */
@NullMarked
package org.corridor.declared;

import org.jspecify.annotations.NullMarked;
