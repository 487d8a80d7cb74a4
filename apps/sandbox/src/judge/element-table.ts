/**
 * The element table of a change filing 变更备案, written from the specification (docs/spec/bureau-interface.md B-8.1 and the order of its schema),
 * not from any encoder: one row per element, parents before children, siblings in the order of the sequence.
 */
export type Content =
  /** child elements: in the order of the rows, in any order, or exactly one of them */
  | { readonly kind: 'sequence' | 'all' | 'choice' }
  /** xs:long, from `min` to `max` */
  | { readonly kind: 'long'; readonly min: bigint; readonly max: bigint }
  /** characters (not bytes), from `min` to `max` */
  | { readonly kind: 'text'; readonly min: number; readonly max: number }
  /** no type given: anything */
  | { readonly kind: 'anything' };

export interface ElementRow {
  /** Path below the record. */
  readonly at: string;
  readonly content: Content;
  /** How often it may occur in its parent. */
  readonly min: number;
  readonly max: number;
}

const many = Number.POSITIVE_INFINITY;
const sequence: Content = { kind: 'sequence' };
const all: Content = { kind: 'all' };
const choice: Content = { kind: 'choice' };
const anything: Content = { kind: 'anything' };
const long = (min: number, max?: number): Content => ({
  kind: 'long',
  min: BigInt(min),
  max: max === undefined ? 9223372036854775807n : BigInt(max),
});
const text = (min: number, max: number): Content => ({ kind: 'text', min, max });
const ipv4 = long(1, 4294967295);

const row = (at: string, content: Content, min = 1, max = 1): ElementRow => ({ at, content, min, max });
const optional = (at: string, content: Content): ElementRow => row(at, content, 0, 1);

/** A principal 负责人; the subject's may lack the name. */
const principal = (at: string, nameAt: 0 | 1): ElementRow[] => [
  row(at, all),
  row(`${at}/Fzr_xm`, text(1, 128), nameAt, 1),
  optional(`${at}/Fzr_dhhm`, text(11, 128)),
  row(`${at}/Fzr_sjhm`, text(11, 128)),
  row(`${at}/Fzr_dzyj`, text(6, 128)),
  optional(`${at}/Msn`, text(6, 128)),
  optional(`${at}/Qq`, text(5, 128)),
  optional(`${at}/Fzr_zjlx`, long(1, 999)),
  optional(`${at}/Fzr_zjhm`, text(1, 128)),
];

export const changeFilingTable: readonly ElementRow[] = [
  row('Bgxx', sequence, 1, 1000),
  row('Bgxx/Zt_xx', all),
  row('Bgxx/Zt_xx/Ztid', long(1)),
  row('Bgxx/Zt_xx/Dwmc', text(1, 255)),
  row('Bgxx/Zt_xx/Baxh', text(1, 128)),
  optional('Bgxx/Zt_xx/Dwxz', long(1, 999)),
  optional('Bgxx/Zt_xx/Tzr', text(1, 255)),
  row('Bgxx/Zt_xx/Txdz', sequence),
  row('Bgxx/Zt_xx/Txdz/Shengid', long(100000)),
  row('Bgxx/Zt_xx/Txdz/Shiid', long(100000)),
  optional('Bgxx/Zt_xx/Txdz/Xianid', long(100000)),
  optional('Bgxx/Zt_xx/Txdz/Xxdz', text(1, 1024)),
  row('Bgxx/Zt_xx/Zj', sequence),
  row('Bgxx/Zt_xx/Zj/Zjlx', long(1, 11)),
  row('Bgxx/Zt_xx/Zj/Zjhm', text(1, 255)),
  row('Bgxx/Zt_xx/Zj/Zjzs', text(1, 1024)),
  ...principal('Bgxx/Zt_xx/Fzr', 0),
  optional('Bgxx/Zt_xx/Bz', text(1, 1024)),
  row('Bgxx/Wz_xx', sequence, 1, many),
  row('Bgxx/Wz_xx/Wzid', long(1)),
  row('Bgxx/Wz_xx/Wzmc', text(1, 512)),
  optional('Bgxx/Wz_xx/Nrlx', sequence),
  row('Bgxx/Wz_xx/Nrlx/Nrlx_xx', sequence, 1, 64),
  row('Bgxx/Wz_xx/Nrlx/Nrlx_xx/Nrlx_id', long(1, 64)),
  row('Bgxx/Wz_xx/Nrlx/Nrlx_xx/Qzsph', text(1, 512)),
  row('Bgxx/Wz_xx/Nrlx/Nrlx_xx/Spwj', text(1, many), 1, 10),
  row('Bgxx/Wz_xx/Fwnr', sequence),
  row('Bgxx/Wz_xx/Fwnr/Fwnr_id', long(1, 64), 1, 64),
  row('Bgxx/Wz_xx/Yylb', sequence),
  row('Bgxx/Wz_xx/Yylb/Yylb_id', long(1, 64), 1, 256),
  row('Bgxx/Wz_xx/Ym_xx', all, 1, many),
  row('Bgxx/Wz_xx/Ym_xx/IspYmid', long(1)),
  optional('Bgxx/Wz_xx/Ym_xx/Ymid', long(1)),
  row('Bgxx/Wz_xx/Ym_xx/Ym', text(4, 128)),
  row('Bgxx/Wz_xx/Jr_xx', sequence, 1, many),
  row('Bgxx/Wz_xx/Jr_xx/Jrid', long(1)),
  row('Bgxx/Wz_xx/Jr_xx/Wzfb', sequence),
  row('Bgxx/Wz_xx/Jr_xx/Wzfb/Fbdd', long(1, 64), 1, 64),
  row('Bgxx/Wz_xx/Jr_xx/Wzjrfs', sequence),
  row('Bgxx/Wz_xx/Jr_xx/Wzjrfs/Jrfs', long(1, 64), 1, 64),
  row('Bgxx/Wz_xx/Jr_xx/Ip_xx', all, 1, many),
  row('Bgxx/Wz_xx/Jr_xx/Ip_xx/IspIpid', long(1)),
  optional('Bgxx/Wz_xx/Jr_xx/Ip_xx/Ipid', long(1)),
  row('Bgxx/Wz_xx/Jr_xx/Ip_xx/Qsip', ipv4),
  row('Bgxx/Wz_xx/Jr_xx/Ip_xx/Zzip', ipv4),
  ...principal('Bgxx/Wz_xx/Wz_Fzr', 1),
  row('Bgxx/Wz_xx/Baxh', text(1, 128)),
  optional('Bgxx/Wz_xx/Syurl', text(4, 255)),
  optional('Bgxx/Wz_xx/Wz_Bz', anything),
  row('Bgxx/Fj', sequence, 0, many),
  row('Bgxx/Fj/Fjxx', sequence),
  row('Bgxx/Fj/Fjxx/Fjwjgs', long(1)),
  row('Bgxx/Fj/Fjxx/Fjyt', long(1)),
  row('Bgxx/Fj/Fjxx/Fjnr', text(1, many)),
  row('Bgxx/Fj/Fjxx/Fjssdx', sequence),
  row('Bgxx/Fj/Fjxx/Fjssdx/Ssdxlx', long(1, 10)),
  row('Bgxx/Fj/Fjxx/Fjssdx/Ssdxbs', choice),
  row('Bgxx/Fj/Fjxx/Fjssdx/Ssdxbs/Jlid', long(1)),
  row('Bgxx/Fj/Fjxx/Fjssdx/Ssdxbs/Baxh', text(1, 128)),
  optional('Bgxx/Fj/Fjxx/Bz', text(1, 256)),
  optional('Bgxx/ICPmm', text(1, 32)),
];
