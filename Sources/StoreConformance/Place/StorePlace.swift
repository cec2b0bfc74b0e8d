package import RunStore

/// Where a store keeps things: empty at first, and opened as often as a check likes.
package protocol StorePlace {
  /// Another store over the same things.
  func open() throws -> any RunStore
}
