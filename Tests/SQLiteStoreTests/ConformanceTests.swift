import StoreConformance
import Testing

@Suite struct ConformanceTests {
  @Test(arguments: StoreCheck.all)
  func theStoreDoesWhatEveryStoreDoes(check: StoreCheck) throws {
    try check.run(try TemporaryHome())
  }
}
