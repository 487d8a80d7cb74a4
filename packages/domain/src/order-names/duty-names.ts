/** Duties of orders; their rows are in duties.ts. In a file of its own because states name duties, and names.ts exports states. */
export type Duty =
  | 'applicantMove'
  | 'initialReview'
  | 'photoReview'
  | 'handOver'
  | 'sms'
  | 'returnTriage'
  | 'bureauReview';
