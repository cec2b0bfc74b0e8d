package import PlaybookModel

extension PlaybookFault {
  /// What is wrong and what to write instead, in one line without the file's name.
  ///
  /// `line 12: tracks[0].steps[2].role: there is no role "stafff"; did you mean "staff"?`
  package func text(in language: Language) -> String {
    switch language {
    case .en:
      ([isAboutWholeFile ? nil : "line \(line)", path.isEmpty ? nil : path] + [englishProblem])
        .compactMap(\.self).joined(separator: ": ")
    case .ja:
      ([isAboutWholeFile ? nil : "\(line) 行目", path.isEmpty ? nil : path] + [japaneseProblem])
        .compactMap(\.self).joined(separator: ": ")
    }
  }

  private var isAboutWholeFile: Bool {
    if case .tooLarge = problem { true } else { false }
  }
}
