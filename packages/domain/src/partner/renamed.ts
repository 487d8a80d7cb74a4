/**
 * Names by convention for operations that were published under another name: verb and noun, and no kind of order in the name. Both names are
 * served; the former is deprecated until `formerNamesUntil`.
 */
export const renamedOperations = {
  submitOrder: 'submit',
  withdrawOrder: 'withdraw',
  abandonOrder: 'abandon',
  orderDryRun: 'changeOrderDryRun',
  orderForm: 'changeForm',
} as const satisfies Record<string, string>;

/** The day from which former names of operations, fields and arguments are no longer served. */
export const formerNamesUntil = '2027-12-01';

/** The name by which the reference tells of an operation that scopes, costs and events know under its former one. */
export const currentNameOf = (operation: string): string =>
  Object.entries(renamedOperations).find(([, former]) => former === operation)?.[0] ?? operation;

/** The name by which scopes, costs and the audit know an operation. */
export const operationOf = (name: string): string =>
  Object.hasOwn(renamedOperations, name) ? renamedOperations[name as keyof typeof renamedOperations] : name;
