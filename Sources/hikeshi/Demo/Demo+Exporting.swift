import Delivery
import Runner

extension Demo {
  func exportAndVerify(_ desk: Desk, _ folder: DemoFolder) throws {}
  func tellFiles(_ desk: Desk, _ folder: DemoFolder) throws {}
  func freshSecret() -> WebhookSecret {
    var random = SystemRandomNumberGenerator()
    return WebhookSecret.generate(using: &random)
  }
}
