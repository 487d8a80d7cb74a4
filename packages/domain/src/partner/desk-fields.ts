/**
 * 审核台字段: fields that only the desk sees of types that partners can read, by type. Partners get null or an empty list,
 * and never types reachable only through such fields. The API applies these rows to every answer
 * (`apps/api/src/desk-fields.ts`).
 */
export const deskFields: Readonly<Record<string, readonly string[]>> = {
  Action: ['primary'],
  BureauAnswer: ['evidenceUrl', 'phone', 'reviewer', 'staffName'],
  Curtain: ['staffName'],
  FaceCheck: ['pictures', 'score'],
  FilingRecord: ['deregisteredAt', 'partners'],
  Item: ['blindCompare', 'comparisons', 'guidance', 'passedBefore', 'photoHints'],
  Order: [
    ...['advice', 'assignee', 'attempts', 'callAgainAt', 'calls', 'escalations', 'lease', 'marks'],
    ...['notes', 'proposedReasons', 'report', 'reveals'],
  ],
  Rectification: ['dueName', 'dueNote', 'handledName', 'note', 'partners', 'result', 'material', 'materialOrderNumber'],
  SaidCode: ['handling'],
  SmsCheck: ['evidence', 'staffName'],
  VerificationForm: ['keptUrl', 'verifierName'],
  Viewer: ['permissions'],
};
