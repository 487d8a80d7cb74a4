import { expect, it } from 'vitest';
import { drawTable } from './draw-table.ts';

it('continues a long table on further pages', async () => {
  const heads = ['项目', '填写', '代码或原值', '接口元素'];
  const rows = Array.from({ length: 80 }, (_, nth) => [`项目 ${nth}`, '北京市朝阳区'.repeat(8), `${nth}`, 'Ztxx']);
  const pdf = (await drawTable({ title: '录入单', heads, rows }, new Date(0))).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
});
