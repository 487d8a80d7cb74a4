import { type CodeRow, type CodeSource, codeSources } from '../codes/code-list.ts';
import {
  type CodeList,
  codeListNames,
  codesOf,
  codeTable,
  findCertificateType,
  findCode,
} from '../codes/code-lists.ts';
import { type PreApprovalRow, preApprovalContents } from '../codes/pre-approvals.ts';
import { currentRegions, regionListDay } from '../codes/regions.ts';
import { findProvince, provinceCodes } from '../province/provinces.ts';
import { both, code, page, section, table } from './markdown.ts';

const certificateRemark = (number: string): string => {
  const row = findCertificateType(number);
  if (row === undefined) return '';
  return `单位性质 natures: ${row.natures.join(' ') || '–'}${row.personal ? '; 个人证件 personal' : ''}`;
};

const remarkOf = (list: CodeList, number: string, row: CodeRow): string =>
  [
    list === 'CERTIFICATE_TYPE' ? certificateRemark(number) : '',
    row.since === undefined ? '' : `自 since ${row.since}`,
    row.until === undefined ? '' : `至 until ${row.until}`,
    row.otherReading === undefined ? '' : `${row.otherReading.source}: ${both(row.otherReading.label)}`,
  ]
    .filter((text) => text !== '')
    .join('; ');

/** Lists without any name are left out: they would be tables of numbers. */
const isNamed = (list: CodeList): boolean => codesOf(list).some((number) => findCode(list, number)?.source !== 'NONE');

const listSection = (list: CodeList): string => {
  const { label, range, refusedAs } = codeTable(list);
  const what = `${code(list)}, ${range[0]}–${range[1]}; refused by the bureau as ${refusedAs}.`;
  if (!isNamed(list)) return section(both(label), `${what} ${both(codeSources.NONE)}.`);
  const rows = codesOf(list).flatMap((number) => {
    const row = findCode(list, number);
    return row === undefined ? [] : [[number, row.label.zh, row.label.en, row.source, remarkOf(list, number, row)]];
  });
  return section(both(label), what, table(['代码 code', '中文', 'English', '来源 source', '备注 remark'], rows));
};

const sources = table(
  ['来源 source', ''],
  (Object.keys(codeSources) as CodeSource[]).map((source) => [source, both(codeSources[source])]),
);

const where = ({ provinces, dropped }: PreApprovalRow): string =>
  dropped
    ? '已取消 dropped'
    : (provinces?.map((one) => findProvince(one)?.short ?? one).join(' ') ?? '全部 everywhere');

const approvals = table(
  [
    '事项 matter',
    '',
    '类型 type',
    '文件 document',
    '部门 authority',
    '文号 number',
    '词语 words',
    '服务内容 contents',
    '省份 provinces',
    '来源 source',
  ],
  preApprovalContents.map(([name, row]) => [
    ...[code(name), both(row.label), `${row.type ?? '–'}`, both(row.document), both(row.authority), row.shape ?? '–'],
    ...[row.words.join(' ') || '–', row.contents?.join(' ') ?? '–', where(row), row.source],
  ]),
);

const cities = provinceCodes.flatMap((province) => currentRegions(province));
const regionCounts = {
  cities: cities.length,
  counties: cities.flatMap(({ code: city }) => currentRegions(city)).length,
};

export const codesPage = (): string =>
  page('代码表 Code tables', 'codes/', [
    "The bureaus' own tables come with their data (JCDM); these are the values that sources give. They grow.",
    section('来源 Sources', sources),
    ...codeListNames.filter((list) => list !== 'ID_TYPE').map(listSection),
    section(
      '行政区划 Cities and counties',
      `GB/T 2260, ${regionListDay}: ${regionCounts.cities} cities and ${regionCounts.counties} counties in \`codes/region-table.ts\`. A bureau's own table (区域) stands in where it has come.`,
    ),
    section('需要前置审批的事项 What needs a pre-approval', approvals),
  ]);
