/**
 * LoRA (Hu et al. 2021): low-rank adapters on a frozen model, one or an ensemble of them (Xu et al.
 * 2024), and their folders in PEFT's layout.
 *
 * <pre>
 *   base (frozen) ─┬───────────────────────────── LanguageModel: the initial policy, reference sft
 *                  ├─ adapter 0 ─ LoraWeights ─── LanguageModel: member 0, trained apart
 *                  ├─ adapter 1 ─ LoraWeights ─── LanguageModel: member 1
 *                  └─ 0, 1, …   ─ LoraWeights ─── LanguageModel: their exact mean, which samples
 * </pre>
 */
@NullMarked
package io.sampo.model.lora;

import org.jspecify.annotations.NullMarked;
