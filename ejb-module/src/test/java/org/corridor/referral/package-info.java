/** Tests of the way of referrals. */
@NullMarked
package org.corridor.referral;

import org.jspecify.annotations.NullMarked;
