import CCurl
import Foundation

/// libcurl's process-wide state, set up once.
package enum CurlLibrary {
  package enum Fault: Error, Equatable, Sendable {
    case initialization(code: Int)
    /// This build of libcurl resolves names in the calling thread, so a dead name server would stall every transfer
    /// and no limit would hold.
    case blockingResolver
    case noTLS
    case noHandle
  }

  /// Whether libcurl is on this machine. Without it no address can be read and nothing be sent; all else works.
  package static var isThere: Bool { ccurl_is_there() }

  /// SSLKEYLOGFILE is removed before libcurl reads it: it would write the session keys of every delivery to a file.
  static let started: Result<Void, Fault> = {
    unsetenv("SSLKEYLOGFILE")
    let code = curl_global_init(Int(CURL_GLOBAL_DEFAULT))
    guard code == CURLE_OK else { return .failure(.initialization(code: Int(code.rawValue))) }
    guard let features = curl_version_info(CURLVERSION_FIRST)?.pointee.features else { return .failure(.noTLS) }
    guard features & CURL_VERSION_ASYNCHDNS != 0 else { return .failure(.blockingResolver) }
    guard features & CURL_VERSION_SSL != 0 else { return .failure(.noTLS) }
    return .success(())
  }()
}
