import { bilingual } from '../text/bilingual-text.ts';

/** 整改通知: a bureau requires a correction of a subject or a website (XGTZ, docs/spec/bureau-interface.md B-9.6). */
export const rectificationKinds = {
  subject: bilingual('备案主体信息整改', 'Rectification of the subject'),
  website: bilingual('备案网站信息整改', 'Rectification of the website'),
} as const;
export type RectificationKind = keyof typeof rectificationKinds;
