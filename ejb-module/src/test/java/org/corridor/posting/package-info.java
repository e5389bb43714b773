@org.jspecify.annotations.NullMarked
package org.corridor.posting;
