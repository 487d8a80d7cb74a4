import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** How an order's attempt in a file was answered (docs/spec/life-cycle.md L-attribution). */
export const attemptAnswers: Readonly<Record<string, BilingualText>> = {
  approved: bilingual('通过', 'Approved'),
  refused: bilingual('驳回', 'Refused'),
  technical: bilingual('文件被退', 'File refused'),
  smsReturned: bilingual('短信核验退回', 'Returned by SMS'),
  recalled: bilingual('已撤回', 'Recalled'),
  writtenOff: bilingual('已核销', 'Written off'),
  split: bilingual('拆分重报', 'Split into new files'),
  renumbered: bilingual('改号重报', 'Sent under a new number'),
};
