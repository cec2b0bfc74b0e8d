package import Foundation

/// A browser without a window, spoken to over two pipes: it needs neither a port nor a driver.
package final class Chromium {
  package enum Fault: Error {
    case ended
    case refused(String)
    /// What a script in the page threw.
    case script(String)
  }

  private let process = Process()
  private let toBrowser = Pipe()
  private let fromBrowser = Pipe()
  private let profile: URL
  private var pending = Data()
  private var number = 0
  private var session: String?

  /// Starts it with one empty page. The language is what the page is told.
  package init(language: String = "en") throws {
    profile = TemporaryFolder.all.appending(path: "chromium-\(UUID().uuidString)")
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // The protocol goes over the descriptors 3 and 4; whatever the browser prints goes nowhere.
    process.arguments = [
      "-c",
      """
      exec chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --remote-debugging-pipe \
      --no-first-run --disable-background-networking --lang="$1" --user-data-dir="$0" about:blank \
      3<&0 4>&1 </dev/null >/dev/null 2>&1
      """, profile.path, language,
    ]
    process.standardInput = toBrowser
    process.standardOutput = fromBrowser
    try process.run()
    let target = try call("Target.createTarget", ["url": "about:blank"])
    let attached = try call("Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String
    try call("Page.enable")
    try call("DOM.enable")
    let agent = try call("Runtime.evaluate", ["expression": "navigator.userAgent"])["result"] as? [String: Any]
    try call(
      "Emulation.setUserAgentOverride", ["userAgent": agent?["value"] ?? "", "acceptLanguage": language])
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: profile)
  }

  /// Returns when the page and all that it needs is there.
  package func open(_ page: URL) throws {
    try call("Page.navigate", ["url": page.absoluteString])
    _ = try waitFor(event: "Page.loadEventFired")
  }

  /// The value of an expression; a promise's when it is kept.
  @discardableResult
  package func evaluate(_ expression: String) throws -> Any? {
    let answer = try call(
      "Runtime.evaluate", ["expression": expression, "awaitPromise": true, "returnByValue": true])
    if let fault = answer["exceptionDetails"] as? [String: Any] { throw Fault.script("\(fault)") }
    return (answer["result"] as? [String: Any])?["value"]
  }

  /// Chooses files for the input that the selector names; a folder for one that takes folders.
  package func choose(_ paths: [String], for selector: String) throws {
    let root = try call("DOM.getDocument")["root"] as? [String: Any]
    let found = try call("DOM.querySelector", ["nodeId": root?["nodeId"] ?? 0, "selector": selector])
    try call("DOM.setFileInputFiles", ["files": paths, "nodeId": found["nodeId"] ?? 0])
  }

  /// Drops files or folders on the page, as a hand would.
  package func drop(_ paths: [String], x: Int = 300, y: Int = 200) throws {
    let data: [String: Any] = ["items": [], "files": paths, "dragOperationsMask": 1]
    for type in ["dragEnter", "dragOver", "drop"] {
      try call("Input.dispatchDragEvent", ["type": type, "x": x, "y": y, "data": data])
    }
  }

  /// Runs before any script of a page that is opened from now on.
  package func prepare(_ script: String) throws {
    try call("Page.addScriptToEvaluateOnNewDocument", ["source": script])
  }

  /// A picture of the whole page, as PNG.
  package func picture(width: Int = 900) throws -> Data {
    let height = try evaluate("document.documentElement.scrollHeight") as? Int ?? 800
    try call(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
    let answer = try call("Page.captureScreenshot", ["format": "png"])
    return Data(base64Encoded: answer["data"] as? String ?? "") ?? Data()
  }

  @discardableResult
  package func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    number += 1
    var message: [String: Any] = ["id": number, "method": method, "params": parameters]
    message["sessionId"] = session
    try toBrowser.fileHandleForWriting.write(contentsOf: JSONSerialization.data(withJSONObject: message) + [0])
    while true {
      let answer = try next()
      guard answer["id"] as? Int == number else { continue }
      if let error = answer["error"] as? [String: Any] { throw Fault.refused("\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  private func waitFor(event: String) throws -> [String: Any] {
    while true {
      let message = try next()
      if message["method"] as? String == event { return message }
    }
  }

  /// Messages end with a zero byte.
  private func next() throws -> [String: Any] {
    while true {
      if let end = pending.firstIndex(of: 0) {
        let message = pending[pending.startIndex..<end]
        pending = pending[(end + 1)...]
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      let piece = fromBrowser.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw Fault.ended }
      pending = Data(pending) + piece
    }
  }
}
