package io.sampo.config;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What all sections of one reading share: the problems, the keys asked for, the values taken. */
final class Reading {
  final Problems problems = new Problems();

  /** Paths of the sections and keys that were asked for. */
  final Set<String> sections = new HashSet<>();

  final Set<String> keys = new HashSet<>();

  /** Path to value in one canonical spelling; a key without a value is absent. */
  final SortedMap<String, Object> values = new TreeMap<>();
}
