import { type Text, text } from '../text.ts';

/** How an order's attempt in a file was answered (life-cycle.md, Which result belongs to which attempt). */
export const attemptAnswers: Readonly<Record<string, Text>> = {
  approved: text('通过', 'Approved'),
  refused: text('驳回', 'Refused'),
  technical: text('文件被退', 'File refused'),
  smsReturned: text('短信核验退回', 'Returned by SMS'),
  recalled: text('已撤回', 'Recalled'),
  writtenOff: text('已核销', 'Written off'),
  split: text('拆分重报', 'Split into new files'),
};
