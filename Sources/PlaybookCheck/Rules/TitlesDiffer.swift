import PlaybookModel

/// No two steps have the same title: people know steps by their titles.
struct TitlesDiffer: CheckRule {
  static let id = RuleID("titles-differ")

  func faults(in examination: Examination) -> [Fault] {
    Language.allCases.flatMap { language in
      examination.playbook.stepsAndCalls.groups(sharing: { $0.title[language] }).map {
        .sameTitle($0.map(\.id), language)
      }
    }
  }
}
