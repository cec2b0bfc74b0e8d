import Foundation
import OutsideTools

/// A bundle's `verify.html` in a real browser.
struct CheckingPage {
  let browser: Chromium
  let page: URL

  struct Problem: Hashable {
    let path: String
    let entry: Int?
    let what: String
  }

  struct Report {
    /// `holds`, `fails` or `unknown`.
    let verdict: String
    let problems: [Problem]
    let text: String
  }

  /// - Parameter folder: the bundle whose page is used.
  init(of folder: URL, language: String = "en") throws {
    browser = try Chromium(language: language)
    page = folder.appending(path: "data/verify.html")
    try browser.open(page)
  }

  /// What the page says of a bundle, a zip or a folder, with whatever the reader kept.
  func check(_ bundle: URL, kept: [URL] = [], typed: String = "") throws -> Report {
    try browser.open(page)
    let isFolder = (try? bundle.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
    if !typed.isEmpty {
      let quoted = String(decoding: try JSONEncoder().encode(typed), as: UTF8.self)
      try browser.evaluate("document.getElementById('kept').value = \(quoted)")
    }
    if !kept.isEmpty {
      try browser.choose(kept.map(\.path), for: "#kept-file")
      try browser.evaluate(
        """
        new Promise(done => {
          const chosen = document.getElementById("chosen");
          const tell = () => chosen.textContent ? (done(), true) : false;
          if (!tell()) new MutationObserver((_, observer) => { if (tell()) observer.disconnect(); })
            .observe(chosen, { childList: true });
        })
        """)
    }
    try browser.choose([bundle.path], for: isFolder ? "#folder" : "#zip")
    return try report()
  }

  func drop(_ paths: [URL]) throws -> Report {
    try browser.open(page)
    try browser.drop(paths.map(\.path))
    return try report()
  }

  /// What stands on the page when the check is through.
  func report() throws -> Report {
    let script = """
      new Promise((done, failed) => {
        setTimeout(() => failed("no verdict: " + document.body.innerText), 120000);
        const tell = () => {
          const verdict = document.body.dataset.verdict;
          if (!["holds", "fails", "unknown"].includes(verdict)) return false;
          const problems = [...document.querySelectorAll(".bad")].map(each => ({...each.dataset}));
          done(JSON.stringify({ verdict, problems, text: document.body.innerText }));
          return true;
        };
        if (!tell()) new MutationObserver((_, observer) => { if (tell()) observer.disconnect(); })
          .observe(document.body, { attributes: true, attributeFilter: ["data-verdict"] });
      })
      """
    let json = try browser.evaluate(script) as? String ?? "{}"
    struct Shown: Decodable {
      struct Line: Decodable {
        let path: String
        let entry: String?
        let what: String
      }
      let verdict: String
      let problems: [Line]
      let text: String
    }
    let shown = try JSONDecoder().decode(Shown.self, from: Data(json.utf8))
    let problems = shown.problems.map { Problem(path: $0.path, entry: $0.entry.flatMap { Int($0) }, what: $0.what) }
    return Report(verdict: shown.verdict, problems: problems, text: shown.text)
  }
}
