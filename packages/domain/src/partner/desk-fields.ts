/**
 * 审核台字段: what is the desk's alone of that which partners see, by type. Whatever was found, a partner is told null, or an empty list;
 * types that only such fields lead to are never given to it. The API holds every answer to these rows (`apps/api/src/desk-fields.ts`).
 */
export const deskFields: Readonly<Record<string, readonly string[]>> = {
  Action: ['primary'],
  BureauAnswer: ['evidenceUrl', 'phone', 'reviewer', 'staffName'],
  Curtain: ['staffName'],
  FilingRecord: ['partners'],
  Item: ['blindCompare', 'comparisons', 'guidance', 'passedBefore', 'photoHints'],
  Order: [
    ...['advice', 'assignee', 'attempts', 'callAgainAt', 'calls', 'escalations', 'lease', 'marks'],
    ...['notes', 'proposedReasons', 'report', 'reveals'],
  ],
  SaidCode: ['handling'],
  SmsCheck: ['evidence', 'staffName'],
  Viewer: ['permissions'],
};
