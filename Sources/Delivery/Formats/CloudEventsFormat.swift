import CanonicalJSON

/// CloudEvents 1.0 in structured mode (HTTP binding 3.2), signed like a Standard Webhook.
///
/// ```json
/// {"data":{…},"datacontenttype":"application/json","id":"msg_…","source":"/hikeshi/20261124-7k3f",
///  "specversion":"1.0","subject":"20261124-7k3f","time":"2026-11-24T12:05:00.000Z","type":"incident.notice"}
/// ```
package struct CloudEventsFormat: NoticeFormat {
  package let name = "cloudevents"
  package let needs = EndpointNeeds(carrier: .web, secret: .signingKey)
  package let isIdempotent = true

  package init() {}

  package func message(
    _ notice: Notice, to endpoint: FormatEndpoint, id: DeliveryIdentifier, timestamp: Int
  ) throws(FormatRefusal) -> OutboundMessage {
    let incident = notice.incident ?? "test"
    let event: JSONValue = [
      "specversion": "1.0", "id": .string(id.text), "source": .string("/hikeshi/\(incident)"),
      "type": .string(notice.type), "time": .string(notice.timestamp), "subject": .string(incident),
      "datacontenttype": "application/json", "data": notice.data,
    ]
    let body = event.formatted()
    let headers = StandardWebhook.headers(
      id: id, timestamp: timestamp, body: body, keys: try SigningKey.all(of: endpoint),
      contentType: "application/cloudevents+json; charset=utf-8")
    return .post(to: endpoint.url, headers: headers, body: body)
  }
}
