package io.sampo.app.lines;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A line that may be worked on.
 *
 * @param number in its file, from 1
 * @param object its fields, to which the results are added
 * @param prompt token ids, at least one
 * @param completion token ids; none where a completion is to be generated
 */
record Line(int number, ObjectNode object, int[] prompt, int[] completion) {}
