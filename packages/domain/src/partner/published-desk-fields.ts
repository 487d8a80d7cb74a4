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
