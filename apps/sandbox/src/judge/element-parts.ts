import {
  all,
  type Content,
  choice,
  type ElementRow,
  long,
  many,
  optional,
  row,
  sequence,
  text,
} from './element-row.ts';

/** Groups of elements that several operations share (docs/spec/bureau-interface.md B-8). `at` is the path of the group. */

/** A principal 负责人; the subject's may lack the name. */
export const principal = (at: string, content: Content, nameAt: 0 | 1): ElementRow[] => [
  row(at, content),
  row(`${at}/Fzr_xm`, text(1, 128), nameAt, 1),
  optional(`${at}/Fzr_dhhm`, text(11, 128)),
  row(`${at}/Fzr_sjhm`, text(11, 128)),
  row(`${at}/Fzr_dzyj`, text(6, 128)),
  optional(`${at}/Msn`, text(6, 128)),
  optional(`${at}/Qq`, text(5, 128)),
  optional(`${at}/Fzr_zjlx`, long(1, 999)),
  optional(`${at}/Fzr_zjhm`, text(1, 128)),
];

/** Address and certificate of the organiser 主办单位. */
export const address = (at: string, content: Content): ElementRow[] => [
  row(at, content),
  row(`${at}/Shengid`, long(100000)),
  row(`${at}/Shiid`, long(100000)),
  optional(`${at}/Xianid`, long(100000)),
  optional(`${at}/Xxdz`, text(1, 1024)),
];

export const certificate = (at: string, highestType: number): ElementRow[] => [
  row(at, sequence),
  row(`${at}/Zjlx`, long(1, highestType)),
  row(`${at}/Zjhm`, text(1, 255)),
  row(`${at}/Zjzs`, text(1, 1024)),
];

/** Name, pre-approvals, services and languages of a website: they stand together after its id. */
export const websiteContent = (at: string): ElementRow[] => [
  row(`${at}/Wzmc`, text(1, 512)),
  optional(`${at}/Nrlx`, sequence),
  row(`${at}/Nrlx/Nrlx_xx`, sequence, 1, 64),
  row(`${at}/Nrlx/Nrlx_xx/Nrlx_id`, long(1, 64)),
  row(`${at}/Nrlx/Nrlx_xx/Qzsph`, text(1, 512)),
  row(`${at}/Nrlx/Nrlx_xx/Spwj`, text(1, many), 1, 10),
  row(`${at}/Fwnr`, sequence),
  row(`${at}/Fwnr/Fwnr_id`, long(1, 64), 1, 64),
  row(`${at}/Yylb`, sequence),
  row(`${at}/Yylb/Yylb_id`, long(1, 64), 1, 256),
];

const ipv4 = long(1, 4294967295);
/** Whether the upload restates what has bureau ids, or files what has none yet. */
type Ids = 'restates' | 'files';

export const domains = (at: string, ids: Ids): ElementRow[] => [
  row(at, all, 1, many),
  row(`${at}/IspYmid`, long(1)),
  ...(ids === 'restates' ? [optional(`${at}/Ymid`, long(1))] : []),
  row(`${at}/Ym`, text(4, 128)),
];

/** Places, methods and address ranges of an access: they stand together after its id. */
export const accessContent = (at: string, ids: Ids): ElementRow[] => [
  row(`${at}/Wzfb`, sequence),
  row(`${at}/Wzfb/Fbdd`, long(1, 64), 1, 64),
  row(`${at}/Wzjrfs`, sequence),
  row(`${at}/Wzjrfs/Jrfs`, long(1, 64), 1, 64),
  row(`${at}/Ip_xx`, all, 1, many),
  row(`${at}/Ip_xx/IspIpid`, long(1)),
  ...(ids === 'restates' ? [optional(`${at}/Ip_xx/Ipid`, long(1))] : []),
  row(`${at}/Ip_xx/Qsip`, ipv4),
  row(`${at}/Ip_xx/Zzip`, ipv4),
];

/** A website that is filed for the first time (B-8.2); only the length of the home page differs between operations (B-13, row 20). */
export const newWebsite = (at: string, longestHomePage: number): ElementRow[] => [
  row(at, sequence, 1, many),
  row(`${at}/IspWzid`, long(1)),
  ...websiteContent(at),
  ...domains(`${at}/Ym_xx`, 'files'),
  row(`${at}/Jr_xx`, sequence, 1, many),
  row(`${at}/Jr_xx/IspJrid`, long(1)),
  ...accessContent(`${at}/Jr_xx`, 'files'),
  ...principal(`${at}/Wz_Fzr`, all, 1),
  optional(`${at}/Syurl`, text(4, longestHomePage)),
  optional(`${at}/Wz_Bz`, text(1, 1024)),
];

const idOrNumber = (at: string): ElementRow[] => [
  row(at, choice),
  row(`${at}/Jlid`, long(1)),
  row(`${at}/Baxh`, text(1, 128)),
];

/** Attachments 附件. Of a new filing the owner is an id of the provider, elsewhere an id or a filing number. */
export const attachments = (at: string, owner: 'providerId' | 'idOrNumber'): ElementRow[] => [
  row(at, sequence, 0, many),
  row(`${at}/Fjxx`, sequence),
  row(`${at}/Fjxx/Fjwjgs`, long(1)),
  row(`${at}/Fjxx/Fjyt`, long(1)),
  row(`${at}/Fjxx/Fjnr`, text(1, many)),
  row(`${at}/Fjxx/Fjssdx`, sequence),
  row(`${at}/Fjxx/Fjssdx/Ssdxlx`, long(1, 10)),
  ...(owner === 'providerId' ? [row(`${at}/Fjxx/Fjssdx/Ssdxbs`, long(1))] : idOrNumber(`${at}/Fjxx/Fjssdx/Ssdxbs`)),
  optional(`${at}/Fjxx/Bz`, text(1, 256)),
];
