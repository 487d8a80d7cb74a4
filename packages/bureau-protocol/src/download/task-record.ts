import { childrenOf, type XmlElement, type XmlNode } from '../xml/xml.ts';

/** An element of the record in the answer to a verification task, in the order of the schema; `from`: its name in the task. */
interface Row {
  readonly tag: string;
  readonly from?: string;
  readonly isRequired: boolean;
  readonly parts?: readonly Row[];
}
const required = (tag: string, ...parts: readonly Row[]): Row => ({
  tag,
  isRequired: true,
  ...(parts.length === 0 ? {} : { parts }),
});
const optional = (tag: string, ...parts: readonly Row[]): Row => ({ ...required(tag, ...parts), isRequired: false });

const contact = (name: Row, mobile: Row): readonly Row[] => [
  ...[name, optional('Fzr_dhhm'), { ...mobile, from: 'Fzr_sjhm' }, required('Fzr_dzyj')],
  ...[optional('Msn'), optional('Qq'), optional('Fzr_zjlx'), optional('Fzr_zjhm')],
];

/** Against the task: no languages, times or types of the filing unit; the mobile is `sjhm`, who filed an access `Bbfs` (B-13, row 9). */
const record: readonly Row[] = [
  required(
    'Zt_xx',
    ...[required('Ztid'), required('Dwmc'), optional('Dwxz')],
    required('Txdz', required('Shengid'), required('Shiid'), optional('Xianid'), optional('Xxdz')),
    optional('Tzr'),
    required('Zj', required('Zjlx'), required('Zjhm'), required('Zjzs')),
    required('Fzr', ...contact(optional('Fzr_xm'), required('sjhm'))),
    optional('Bz'),
  ),
  required(
    'Wz_xx',
    ...[required('Wzid'), required('Wzmc')],
    optional('Nrlx', required('Nrlx_xx', required('Nrlx_id'), required('Qzsph'), required('Spwj'))),
    required('Fwnr', required('Fwnr_id')),
    required('Ym_xx', required('Ymid'), required('Ym')),
    required(
      'Jr_xx',
      required('Jrid'),
      required('Wzfb', required('Fbdd')),
      required('Wzjrfs', required('Jrfs')),
      required('Ip_xx', required('Ipid'), required('Qsip'), required('Zzip')),
      { ...required('Bbfs'), from: 'Bbyhlx' },
    ),
    required('Wz_Fzr', ...contact(required('Fzr_xm'), optional('sjhm'))),
    optional('Syurl'),
    optional('Wz_Bz'),
  ),
];

/** The record of a verification task as its answer has it (`HSJG`, docs/spec/bureau-interface.md B-8.7), and the paths that the answer must have and the task lacks. */
export function answerRecordOf(task: XmlElement): {
  readonly nodes: readonly XmlNode[];
  readonly lacks: readonly string[];
} {
  const lacks: string[] = [];
  return { nodes: nodesOf(task, record, '', lacks), lacks };
}

function nodesOf(parent: XmlElement, rows: readonly Row[], path: string, problems: string[]): XmlNode[] {
  return rows.flatMap(({ tag, from = tag, isRequired, parts }) => {
    const place = path === '' ? from : `${path}/${from}`;
    const found = childrenOf(parent, from).filter(({ text }) => parts !== undefined || text !== '');
    if (found.length === 0 && isRequired && !problems.includes(place)) problems.push(place);
    return found.map(
      (each): XmlNode =>
        parts === undefined ? { tag, text: each.text } : { tag, children: nodesOf(each, parts, place, problems) },
    );
  });
}
