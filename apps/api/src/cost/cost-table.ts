/**
 * Cost of a partner's operation in points 点, computed before it runs; `npm run gen` prints it to docs/generated/limits.md. An object costs
 * 1 point, a value 0; a page multiplies the cost of `edges` and `nodes` by `first` or `last`. Fields under `@skip` and `@include` always count.
 */
export const costs = {
  object: 1,
  value: 0,
  /** Added to the cost of the selected fields. */
  mutation: 10,
  /** Cost to start one; each delivered event costs what is selected of it. */
  subscription: 10,
  /** Rows counted for a page without `first` and `last`. */
  page: 50,
  introspection: 20,
  /** Characters of text input per whole point. */
  charactersOfPoint: 1000,
  /** Refusals cost points because they take work: for an invalid form, an excessive size, or a lack of points. */
  refusedForForm: 20,
  refusedForSize: 100,
  refusedForPoints: 1,
} as const;

/**
 * Fields that cost more or less than an object because of the work behind them. A list that is not a page counts once. A fraction
 * of a point is rounded up once per operation.
 */
export const fieldCosts: Readonly<Record<string, number>> = {
  // A page of orders is one statement: a row costs a tenth of the time of an order that is asked for alone.
  'OrderEdge.node': 0.5,
  'OrderConnection.nodes': 0.5,
  // Read with the row of the order or of the event.
  'Order.assignee': 0,
  'Due.left': 0,
  'Order.due': 0,
  'Order.lease': 0,
  'Order.partner': 0,
  'PartnerEvent.order': 0,
  'PartnerEvent.rectification': 0,
  'Query.changeForm': 3,
  'Query.rulebook': 10,
  'Query.eta': 2,
  'Query.changeOrderDryRun': 20,
  'Query.recordHistory': 5,
  'Query.partnerAccount': 3,
  'Query.partnerErrors': 5,
  'Query.rectifications': 5,
  // As much as the mutation with what every mutation costs.
  'Query.search': 30,
  'Mutation.search': 20,
  'Mutation.submit': 20,
  'Mutation.proveRecord': 50,
  'Mutation.offerRecord': 50,
  'Mutation.claimRecord': 50,
  'Mutation.lookUpOrderKind': 50,
  'Mutation.readPaper': 20,
  'Mutation.createTestRecords': 50,
  'Mutation.createTestRectification': 20,
  'Mutation.advanceTestOrder': 20,
  'Mutation.verifyDomains': 30,
  'Mutation.fetchBureauAppPhoto': 30,
  'Mutation.readMaterialAgain': 30,
  'FilingRecord.actions': 2,
  'Order.actions': 2,
  'Order.items': 5,
  'Order.timeline': 3,
  'Order.parties': 2,
  'Order.verificationForm': 2,
};

/** Related objects whose id stands in the row of the object that names them: they cost nothing if nothing but `id` is selected. */
export const storedIds: ReadonlySet<string> = new Set(['Order.record']);

/** HTTP routes beside GraphQL. */
export const routeCosts = {
  'POST /uploads': 10,
  'GET /materials/:id': 2,
  /** Also its consents and checks. */
  'GET /face-links/:token': 1,
  /** Also its fields and its submission. */
  'GET /step-links/:token': 1,
  /** Also its answers. */
  'GET /follow-ups/:token': 1,
  'GET /verification-forms/:orderId': 20,
  'GET /letters/:orderId/:material': 20,
} as const;
export type PartnerRoute = keyof typeof routeCosts;
