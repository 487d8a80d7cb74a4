/**
 * 审核台字段: fields that only the desk sees of types that partners can read, by type. Partners get null or an empty list,
 * and never types reachable only through such fields. The API applies these rows to every answer
 * (`apps/api/src/desk-fields.ts`), and leaves them out of the schema of partners' keys (`apps/api/src/partner-schema.ts`).
 */
export const deskFields: Readonly<Record<string, readonly string[]>> = {
  Action: ['primary'],
  BureauAnswer: ['evidenceUrl', 'phone', 'reviewer', 'staffName'],
  Curtain: ['staffName'],
  FaceCheck: ['pictures', 'score'],
  FilingRecord: ['deregisteredAt', 'partners'],
  Item: ['blindCompare', 'comparisons', 'guidance', 'mayBeGrouped', 'passedBefore', 'photoHints'],
  Order: [
    ...['advice', 'assignee', 'attempts', 'callAgainAt', 'calls', 'escalations', 'lease', 'marks'],
    ...['notes', 'photoReview', 'proposedReasons', 'report', 'reveals'],
  ],
  Rectification: ['dueName', 'dueNote', 'handledName', 'note', 'partners', 'result', 'material', 'materialOrderNumber'],
  SaidCode: ['handling'],
  SmsCheck: ['evidence', 'staffName'],
  TimelineEntry: ['verdict'],
  VerificationForm: ['keptUrl', 'verifierName'],
  Viewer: ['permissions'],
};

/**
 * Fields for the desk that were published to partners before 2026-11-29. They stay in partners' schema, deprecated, until
 * `deskFieldsPublishedUntil`: a document that names one is valid and gets null, an empty list or no order. No row is added.
 */
export const publishedDeskFields: Readonly<Record<string, readonly string[]>> = {
  Action: ['primary'],
  BureauAnswer: ['evidenceUrl', 'phone', 'reviewer', 'staffName'],
  Curtain: ['staffName'],
  FilingRecord: ['partners'],
  Item: ['blindCompare', 'comparisons', 'guidance', 'passedBefore', 'photoHints'],
  Order: [
    ...['advice', 'assignee', 'attempts', 'callAgainAt', 'calls', 'escalations', 'lease', 'marks'],
    ...['notes', 'proposedReasons', 'report', 'reveals'],
  ],
  OrderFilter: ['approved', 'assignee', 'ended', 'holder', 'late', 'partner'],
  SaidCode: ['handling'],
  SmsCheck: ['evidence', 'staffName'],
  Viewer: ['permissions', 'staff'],
};
export const deskFieldsPublishedUntil = '2027-12-01';
