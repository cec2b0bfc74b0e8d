package import PlaybookModel
package import RunEngine

/// What was done with evidence, in words.
package enum CustodyText {
  /// Follows the item: `証拠 item-1` + `を引き渡した`.
  package static func text(of act: CustodyRecorded.Act) -> LocalizedText {
    switch act {
    case .transferred: say("を引き渡した", " was handed over")
    case .accessed: say("を調べた", " was accessed")
    case .copied: say("を複製した", " was copied")
    case .released: say("を社外へ渡した", " was released")
    case .disposed: say("を処分した", " was disposed of")
    case .verified: say("は保管した時のままだった", " was found as it was kept")
    case .foundChanged: say("が保管した時と違っていた", " was found changed or missing")
    }
  }
}
