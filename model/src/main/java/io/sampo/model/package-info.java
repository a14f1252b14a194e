/**
 * Decoder language models on DJL's PyTorch engine: forward passes, gradients and generation over
 * whole orders.
 *
 * <pre>
 *   config.json ──▶ architecture ──▶ TorchScript text ──▶ engine.Program
 *   *.safetensors ──▶ checkpoint ──▶ Parameters ────────────┤
 *                                                           ▼
 *   Rows (ids, positions, segments) ─────────────────▶ LanguageModel ──▶ log-probs, gradients, generations
 * </pre>
 */
@NullMarked
package io.sampo.model;

import org.jspecify.annotations.NullMarked;
