import { expect, test } from 'vitest';
import { foreignWords } from './lib/foreign-words.mjs';

const names = new Set(['白露', 'bailu', '云桥示例']);

test.each([
  ['所在市 110100', ['110100']],
  ['是否法定代表人 yes', ['yes']],
  ['代码有效 FMT-CODE, code 1014', ['FMT-CODE', 'code']],
  ['staff person', ['staff', 'person']],
  ['处理时间 12 min', ['min']],
  ['url 缺失', ['url']],
  ['Close', ['Close']],
  ['BD2026120162557 京ICP备00000001号-1 o***@tea.example', []],
  ['91110000MA00000152，527 KB，PDF', []],
  ['ORD-10 备案密码错误', []],
  ['白露（bailu）', []],
  ['剩 3 小时 12 分', []],
])('on a Chinese page %s has %j', (text, expected) => {
  expect(foreignWords(text, 'zh', names)).toEqual(expected);
});

test.each([
  ['Other 其他', ['其他']],
  ['City 320100', ['320100']],
  ['白露, of 云桥示例', []],
  ['燕山样例茶业有限公司 · 京ICP备00000001号', []],
  ['马** 国办发明电〔2025〕7号', []],
])('on an English page %s has %j', (text, expected) => {
  expect(foreignWords(text, 'en', names)).toEqual(expected);
});
