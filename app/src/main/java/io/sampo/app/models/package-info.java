/** Model folders as the commands use them: opened after a check, asked, written whole. */
@NullMarked
package io.sampo.app.models;

import org.jspecify.annotations.NullMarked;
