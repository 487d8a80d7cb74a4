import {
  accessContent,
  address,
  attachments,
  certificate,
  domains,
  newWebsite,
  principal,
  websiteContent,
} from './element-parts.ts';
import { all, anything, choice, type ElementRow, long, many, optional, row, sequence, text } from './element-row.ts';

/**
 * The element tables of the operations, written from the specification (docs/spec/bureau-interface.md B-8) and its schema, not from any
 * encoder: one row per element, parents before children, siblings in the order of the sequence.
 */

/** Records of one file (B-3.4). */
const mostRecords = 1000;

/** 变更备案 (B-8.1). */
export const changeTable: readonly ElementRow[] = [
  row('Bgxx', sequence, 1, mostRecords),
  row('Bgxx/Zt_xx', all),
  row('Bgxx/Zt_xx/Ztid', long(1)),
  row('Bgxx/Zt_xx/Dwmc', text(1, 255)),
  row('Bgxx/Zt_xx/Baxh', text(1, 128)),
  optional('Bgxx/Zt_xx/Dwxz', long(1, 999)),
  optional('Bgxx/Zt_xx/Tzr', text(1, 255)),
  ...address('Bgxx/Zt_xx/Txdz', sequence),
  ...certificate('Bgxx/Zt_xx/Zj', 11),
  ...principal('Bgxx/Zt_xx/Fzr', all, 0),
  optional('Bgxx/Zt_xx/Bz', text(1, 1024)),
  row('Bgxx/Wz_xx', sequence, 1, many),
  row('Bgxx/Wz_xx/Wzid', long(1)),
  ...websiteContent('Bgxx/Wz_xx'),
  ...domains('Bgxx/Wz_xx/Ym_xx', 'restates'),
  row('Bgxx/Wz_xx/Jr_xx', sequence, 1, many),
  row('Bgxx/Wz_xx/Jr_xx/Jrid', long(1)),
  ...accessContent('Bgxx/Wz_xx/Jr_xx', 'restates'),
  ...principal('Bgxx/Wz_xx/Wz_Fzr', all, 1),
  row('Bgxx/Wz_xx/Baxh', text(1, 128)),
  optional('Bgxx/Wz_xx/Syurl', text(4, 255)),
  optional('Bgxx/Wz_xx/Wz_Bz', anything),
  ...attachments('Bgxx/Fj', 'idOrNumber'),
  optional('Bgxx/ICPmm', text(1, 32)),
];

/** 新增备案 (B-8.2). */
export const newFilingTable: readonly ElementRow[] = [
  row('Baxx', sequence, 1, mostRecords),
  row('Baxx/Zt_xx', all),
  row('Baxx/Zt_xx/IspZtid', long(1)),
  row('Baxx/Zt_xx/Dwmc', text(1, 255)),
  optional('Baxx/Zt_xx/Dwxz', long(1, 999)),
  optional('Baxx/Zt_xx/Tzr', text(1, 255)),
  ...address('Baxx/Zt_xx/Txdz', all),
  ...certificate('Baxx/Zt_xx/Zj', 999),
  ...principal('Baxx/Zt_xx/Fzr', sequence, 0),
  row('Baxx/Zt_xx/Bbfs', long(0, 1)),
  optional('Baxx/Zt_xx/Bz', text(1, 1024)),
  ...newWebsite('Baxx/Wz_xx', 255),
  ...attachments('Baxx/Fj', 'providerId'),
];

/** 新增网站 (B-8.3). */
export const newWebsiteTable: readonly ElementRow[] = [
  row('Xzxx', sequence, 1, mostRecords),
  row('Xzxx/Zt_xx', choice),
  row('Xzxx/Zt_xx/Ztbah', text(1, 128)),
  row('Xzxx/Zt_xx/Ztid', long(1)),
  ...newWebsite('Xzxx/Wz_xx', 512),
  ...attachments('Xzxx/Fj', 'idOrNumber'),
  optional('Xzxx/ICPmm', text(1, 32)),
];

/** 新增接入 (B-8.4). */
export const newAccessTable: readonly ElementRow[] = [
  row('Xzxx', sequence, 1, mostRecords),
  row('Xzxx/Wz_xx', choice),
  row('Xzxx/Wz_xx/Wzbah', text(1, 128)),
  row('Xzxx/Wz_xx/Wzid', long(1)),
  row('Xzxx/IspJrid', long(1)),
  ...accessContent('Xzxx', 'files'),
  ...attachments('Xzxx/Fj', 'idOrNumber'),
  row('Xzxx/ICPmm', text(1, 32)),
];

/** 注销备案 (B-8.5). */
export const deregistrationTable: readonly ElementRow[] = [
  row('Zx_xx', sequence, 1, mostRecords),
  row('Zx_xx/Zxlb', long(0, 2)),
  row('Zx_xx/Jlid', long(1)),
  row('Zx_xx/Zxly', long(1, 999)),
  optional('Zx_xx/Zxlybz', text(1, 1000)),
  optional('Zx_xx/ICPmm', text(1, 32)),
];
