/**
 * What a partner's operation costs, in points 点, worked out before it runs; `npm run gen` prints it to docs/generated/limits.md. An
 * object is a point, a value nothing; a page multiplies what stands under `edges` by `first` or `last`. What `@skip` and `@include`
 * leave out counts all the same.
 */
export const costs = {
  object: 1,
  value: 0,
  /** Beside what the answer selects. */
  mutation: 10,
  /** To begin one; each event that it delivers costs what it selects of it. */
  subscription: 10,
  /** Rows of a page where neither `first` nor `last` is given. */
  page: 50,
  introspection: 20,
  /** Characters of what is given as text, for each whole point. */
  charactersOfPoint: 1000,
  /** What is refused takes work, too: for its form, for its size, for want of points. Nobody asks for too much twice who reads answers. */
  refusedForForm: 20,
  refusedForSize: 100,
  refusedForPoints: 1,
} as const;

/** Fields that cost more than an object, for what stands behind them. A list that is no page counts once. */
export const fieldCosts: Readonly<Record<string, number>> = {
  'Query.changeForm': 3,
  'Query.eta': 2,
  'Query.changeOrderDryRun': 20,
  'Query.recordHistory': 5,
  'Query.partnerAccount': 3,
  'Mutation.search': 20,
  'Mutation.submit': 20,
  'Mutation.proveRecord': 50,
  'Mutation.createTestRecords': 50,
  'Mutation.verifyDomains': 30,
  'Mutation.fetchBureauAppPhoto': 30,
  'FilingRecord.actions': 2,
  'Order.actions': 2,
  'Order.items': 5,
  'Order.timeline': 3,
  'Order.parties': 2,
  'Order.verificationForm': 2,
};

/** Doors beside GraphQL. */
export const routeCosts = {
  'POST /uploads': 10,
  'GET /materials/:id': 2,
  'GET /verification-forms/:orderId': 20,
} as const;
export type PartnerRoute = keyof typeof routeCosts;
