/// A condition as STIX Patterning has it (STIX 2.1, 9), as far as it can be decided from variables.
indirect enum Comparison: Hashable {
  case compare(Operand, Relation, Operand)
  case isIn(Operand, [Operand])
  /// A variable that says it all itself. Not STIX, and common.
  case truth(String)
  case all([Comparison])
  case any([Comparison])
  case not(Comparison)

  enum Relation: String, Hashable {
    case equal, unequal, less, lessOrEqual, more, moreOrEqual

    /// The same, with its sides exchanged.
    var mirrored: Relation {
      switch self {
      case .equal: .equal
      case .unequal: .unequal
      case .less: .more
      case .lessOrEqual: .moreOrEqual
      case .more: .less
      case .moreOrEqual: .lessOrEqual
      }
    }
  }

  enum Operand: Hashable {
    case variable(String)
    /// A number or boolean is kept as its text too: variables hold texts.
    case constant(String)
    /// An object path, a timestamp and the like: nothing that a variable could tell.
    case other(String)
  }

  /// Every comparison without `all`, `any` and `not`.
  var atoms: [Comparison] {
    switch self {
    case .compare, .isIn, .truth: [self]
    case .all(let parts), .any(let parts): parts.flatMap(\.atoms)
    case .not(let part): part.atoms
    }
  }
}

/// What came of reading a condition.
enum ConditionReading: Hashable {
  /// `slips` are the places where it is not the form that STIX has.
  case comparison(Comparison, slips: [String])
  /// STIX, and about things that only a person or a sensor can see.
  case observation
  case prose
}
