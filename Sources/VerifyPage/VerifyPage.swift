/// `verify.html`: one page that checks a claim file in a browser, from a file, without a network.
///
/// It shares no code with the program. Its parts lie in the folder `Page`; the build puts them together.
package enum VerifyPage {
  /// The page for bundles of this form.
  ///
  /// - Parameters:
  ///   - rendering: counted up when what a bundle says of one ledger changes.
  ///   - pages: the paths of the files that follow from the ledger, without blanks in them.
  package static func text(rendering: Int, pages: [String]) -> String {
    let parts = embedded.split(separator: "{{pages}}", maxSplits: 1)
    guard parts.count == 2 else { preconditionFailure("the page has no place for the list of pages") }
    let text = parts[0] + pages.joined(separator: " ") + parts[1]
    let ends = text.split(separator: "{{rendering}}", maxSplits: 1)
    guard ends.count == 2 else { preconditionFailure("the page has no place for the form's number") }
    return ends[0] + String(rendering) + ends[1]
  }
}
