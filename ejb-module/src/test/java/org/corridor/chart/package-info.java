@NullMarked
package org.corridor.chart;

import org.jspecify.annotations.NullMarked;
