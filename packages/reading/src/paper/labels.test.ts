import type { PaperKind } from '@beian/domain/reading';
import { expect, test } from 'vitest';
import { extractFields } from './extract.ts';
import { linesOf, type RecordedLine } from './lines.fixture.ts';

const read = (kind: PaperKind, lines: readonly RecordedLine[]) =>
  Object.fromEntries(extractFields(kind, linesOf(lines)).values.map(({ field, value }) => [field, value]));

test('labels that go on in the line below do not take the first character of their value', () => {
  const lines: readonly RecordedLine[] = [
    [110, 100, '执行事务合'],
    [300, 102, '谢大青'],
    [110, 142, '伙'],
    [222, 142, '人'],
    [110, 200, '主要经营场'],
    [300, 200, '泽州省雁泽市沅浦县湖滨大道1143号'],
    [110, 240, '所'],
  ];
  expect(read('LICENCE', lines)).toEqual({
    'licence.legalRepresentative': '谢大青',
    'licence.address': '泽州省雁泽市沅浦县湖滨大道1143号',
  });
});

test('an address of two lines whose label stands between them is read, and a value below a label is not', () => {
  const lines: readonly RecordedLine[] = [
    [110, 100, '名称'],
    [500, 100, '岚川市信利科技中心'],
    [500, 160, '岚州省岚川市沅浦县黄河大道371号铜鼓广场10栋2112'],
    [110, 180, '住所'],
    [500, 200, '号房'],
    [110, 260, '法定代表人'],
    [500, 260, '魏长培'],
  ];
  expect(read('INSTITUTION_CERTIFICATE', lines)).toEqual({
    'institution.name': '岚川市信利科技中心',
    'institution.address': '岚州省岚川市沅浦县黄河大道371号铜鼓广场10栋2112号房',
    'institution.legalRepresentative': '魏长培',
  });
  expect(read('INSTITUTION_CERTIFICATE', [lines[3] as RecordedLine, lines[4] as RecordedLine])).toEqual({});
});

test('a label of which a part was found with its value is no part of it', () => {
  const lines: readonly RecordedLine[] = [
    [110, 100, '名禾'],
    [222, 100, '称云溪恒信软件有限公司'],
    [110, 160, '住'],
    [222, 160, '所临江市和平路9号'],
  ];
  expect(read('LICENCE', lines)).toEqual({
    'licence.name': '云溪恒信软件有限公司',
    'licence.address': '临江市和平路9号',
  });
});
