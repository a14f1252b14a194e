package io.sampo.app.run;

/** What a command left behind: its exit code and what it printed. */
record Ended(int code, String out, String err) {}
