/// Why bytes are not a checkpoint of this log, signed by its key.
package enum CheckpointFault: Error, Hashable, Sendable {
  case note(NoteFault)
  /// Extension lines are among what we refuse.
  case notThreeLines
  case badOrigin
  case badSize
  case badRoot
  /// Nobody of this log's name signed it; the first signature's name.
  case anotherName(String)
  /// Somebody of this log's name signed it, with another key.
  case anotherKey(KeyID)
  case badSignature
  /// Signed by this log's key, and about another log.
  case anotherOrigin(String)
}
