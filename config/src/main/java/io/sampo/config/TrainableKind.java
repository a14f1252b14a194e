package io.sampo.config;

/** Which of the policy's weights a run trains. */
enum TrainableKind {
  ALL,
  LAST_LAYERS,
  LORA
}
