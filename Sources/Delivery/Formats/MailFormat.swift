/// E-mail over SMTP with TLS: plain text, and the stored notice as a `.json` part. Success is the 250 after the message.
///
/// The address is `smtps://host?from=…&to=…` (TLS from the start) or `smtp://host:587?from=…&to=…` (STARTTLS, required).
package struct MailFormat: NoticeFormat {
  package let name = "email"
  package let needs = EndpointNeeds(carrier: .mail, secret: .login)

  package init() {}

  package func message(
    _ notice: Notice, to endpoint: FormatEndpoint, id: DeliveryIdentifier, timestamp: Int
  ) throws(FormatRefusal) -> OutboundMessage {
    let route: MailRoute
    do throws(MailRoute.Refusal) { route = try MailRoute(endpoint.url) } catch { throw .badAddress(error) }
    var login: MailLogin?
    if let secret = endpoint.secrets.first {
      guard let parsed = MailLogin(secret) else { throw .badSecret }
      login = parsed
    }
    let envelope = MailEnvelope(route: route, login: login)
    return .mail(envelope, body: MailMessage(notice, route: route, id: id).bytes)
  }
}
