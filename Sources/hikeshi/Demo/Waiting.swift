import Foundation

/// Waits in this thread for asynchronous work. For the few commands that need it; no work may wait for this thread.
func waiting<Value: Sendable>(for work: @escaping @Sendable () async throws -> Value) throws -> Value {
  let done = DispatchSemaphore(value: 0)
  nonisolated(unsafe) var result: Result<Value, any Error>?
  Task.detached {
    do { result = .success(try await work()) } catch { result = .failure(error) }
    done.signal()
  }
  done.wait()
  guard let result else { preconditionFailure("signalled without a result") }
  return try result.get()
}
