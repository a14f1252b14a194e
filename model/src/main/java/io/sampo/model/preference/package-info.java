/**
 * Preference models: one decoder reads a prompt and two responses and says which is the better.
 *
 * <pre>
 *   x ‖ y1 ‖ e ‖ y2 ‖ e ──▶ decoder ──▶ scalar head at the last e ──▶ log-odds of p(x, y1, y2)
 *   x ‖ y2 ‖ e ‖ y1 ‖ e ──▶    same weights                       ──▶ log-odds of p(x, y2, y1)
 *   verdict = sign of their difference
 * </pre>
 */
@NullMarked
package io.sampo.model.preference;

import org.jspecify.annotations.NullMarked;
