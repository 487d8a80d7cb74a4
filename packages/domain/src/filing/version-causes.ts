import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** What created a version of a record; values of `app.record_versions.cause`. */
export type VersionCause = 'known' | 'published' | 'approved' | 'deregistered';
export const versionCauses: Readonly<Record<VersionCause, BilingualText>> = {
  known: bilingual('开始留存历史时已登记', 'Stood here when history began to be kept'),
  published: bilingual('管局下发备案数据', 'Published by the bureau'),
  approved: bilingual('订单办结', 'An order was approved'),
  deregistered: bilingual('管局下发注销数据', 'Deregistered by the bureau'),
};
