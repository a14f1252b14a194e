package io.sampo.app.failure;

import io.sampo.config.ConfigException;
import io.sampo.data.DataException;
import io.sampo.data.verdicts.StoreUnreachableException;
import io.sampo.model.ModelException;
import io.sampo.tls.TlsException;
import io.sampo.weights.TransferException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * The failures that are answers rather than defects, and the line that each becomes. An exception
 * is expected when its class, or one above it, is listed here.
 */
final class ExpectedFailure {
  /** Exceptions whose message was written for a person. */
  private static final Set<Class<? extends Throwable>> WRITTEN_FOR_PEOPLE =
      Set.of(
          UserError.class,
          ConfigException.class,
          DataException.class,
          ModelException.class,
          StoreUnreachableException.class,
          TlsException.class,
          TransferException.class);

  private ExpectedFailure() {}

  /** The line for the person; empty when the failure is a defect. */
  static Optional<String> line(Throwable failure) {
    return switch (failure) {
      case CompletionException e when e.getCause() != null -> line(e.getCause());
      case ExecutionException e when e.getCause() != null -> line(e.getCause());
      case UncheckedIOException e when e.getCause() != null -> line(e.getCause());
      case FileSystemException e -> Optional.of(line(e));
      case Throwable e when BusyAddress.isBehind(e) ->
          Optional.of("the network address cannot be used: " + message(e));
      case Throwable e when isWrittenForPeople(e.getClass()) -> Optional.of(message(e));
      case Throwable _ -> Optional.empty();
    };
  }

  private static String line(FileSystemException failure) {
    String reason = failure.getReason();
    String why =
        switch (failure) {
          case NoSuchFileException _ -> "no such file or folder";
          case AccessDeniedException _ -> "permission denied";
          case FileAlreadyExistsException _ -> "exists already";
          case NotDirectoryException _ -> "not a folder";
          case FileSystemException _ -> reason == null ? "cannot be read or written" : reason;
        };
    return failure.getFile() + ": " + why;
  }

  private static boolean isWrittenForPeople(Class<?> type) {
    return WRITTEN_FOR_PEOPLE.stream().anyMatch(expected -> expected.isAssignableFrom(type));
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
