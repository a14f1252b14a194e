package io.sampo.app.management;

/** What a request is answered. */
record Answer(int code, String type, String body) {
  static final int OK = 200;
  static final int ACCEPTED = 202;
  static final int UNAUTHORIZED = 401;
  static final int NOT_FOUND = 404;
  static final int NOT_ALLOWED = 405;
  static final int CONFLICT = 409;
  static final int UNAVAILABLE = 503;

  static Answer text(int code, String line) {
    return new Answer(code, "text/plain; charset=utf-8", line + "\n");
  }

  static Answer json(String document) {
    return new Answer(OK, "application/json", document + "\n");
  }
}
